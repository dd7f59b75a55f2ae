import { z } from "zod";
import { startDemoMessenger } from "../simulators/demo/server.ts";
import type { DemoMessenger } from "../simulators/demo/server.ts";
import { startVisitors } from "../simulators/visitors/startVisitors.ts";
import type { Installation } from "./installation.ts";
import { parseJson } from "../contracts/parseJson.ts";
import { runProductScript } from "./runProductScript.ts";
import type { Secrets } from "./secrets.ts";
import { StartUpProblem } from "./startUpProblem.ts";

/** What seedDemo.ts prints as its last line: who may sign in, and where the visitors' messages go. */
export const SeededDemo = z.object({ email: z.string(), channelAccountId: z.string() });
export type SeededDemo = Readonly<z.infer<typeof SeededDemo>>;

/** The visitors' messenger. Chats of earlier runs go on, although this process has forgotten them. */
export function startMessenger({ demoMessengerToken: token }: Secrets): Promise<DemoMessenger> {
  return startDemoMessenger({ token, reopenUnknownChats: true });
}

/** Makes the demo tenant, its people and its channel at first start; later starts find them. */
export async function seedDemo(env: Readonly<Record<string, string>>): Promise<SeededDemo> {
  const output = await runProductScript("runtime/seedDemo.js", env);
  const { data } = SeededDemo.safeParse(parseJson(output.trim().split("\n").at(-1) ?? ""));
  if (data !== undefined) return data;
  throw new StartUpProblem(
    "The demo tenant could not be made.",
    "Start empty with `npm run up -- --no-demo`, or see .switchboard/logs/up.log.",
  );
}

/** Lets customers come and write. Ends with the process: visitors keep nothing. */
export function openTheStreet(
  { control }: DemoMessenger,
  { localUrl }: Installation,
  seeded: SeededDemo,
  secrets: Secrets,
): void {
  control.deliverTo({ url: `${localUrl}/hooks/${seeded.channelAccountId}`, secret: secrets.demoWebhookSecret });
  startVisitors({ messenger: control });
}
