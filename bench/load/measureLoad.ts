import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { buildStale } from "../../runtime/build.ts";
import { readLoadPlan } from "./arguments.ts";
import { loadOther } from "./loadOther.ts";
import { loadProduct } from "./loadProduct.ts";
import { breaksPromises, type LoadReport, printTable } from "./report.ts";
import { startProvider } from "./startProvider.ts";

/** Standard output is for the one line of JSON. */
const say = (line: string) => console.error(`  ${line}`);

/** `bench load`: offers messages to the product, or to another system, and reports what became of them. */
export async function measureLoad(args: readonly string[]): Promise<number> {
  const plan = readLoadPlan(args);
  const { external, llmMs = 0, json } = plan;
  const token = external?.token ?? `7${randomBytes(4).readUInt32BE()}:${randomBytes(24).toString("hex")}`;
  await buildStale((line) => say(line));
  const telegramPort = external?.telegramPort;
  const provider = await startProvider({ token, llmMs, ...(telegramPort !== undefined && { telegramPort }) });
  try {
    const report: LoadReport =
      external === undefined
        ? await loadProduct({ plan, provider, token, say })
        : await loadOther({ plan, provider, webhook: { url: external.target, secret: external.secret }, say });
    const line = JSON.stringify(report);
    printTable(report);
    console.log(line);
    if (json !== undefined) await writeFile(json, `${line}\n`);
    return breaksPromises(report) ? 1 : 0;
  } finally {
    await provider.stop();
  }
}
