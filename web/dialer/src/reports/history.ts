import { z } from "zod";
import { CallOutcome } from "../../../../contracts/call.ts";
import { createStore } from "../../../console/src/state/store.ts";
import { inRoom } from "./database.ts";
import type { Report } from "./report.ts";

const MADE_MAX = 200;

/** A call that was made by this phone. */
const MadeCall = z.object({
  /** By when it began: the same call may be made again. */
  key: z.string(),
  id: z.string(),
  phone: z.string(),
  outcome: CallOutcome,
  startedAt: z.string(),
  durationSeconds: z.number(),
  isSent: z.boolean(),
});
export type MadeCall = z.infer<typeof MadeCall>;

/** The newest first; null until they are read. */
export const history = createStore<readonly MadeCall[] | null>(null);

export async function readHistory(): Promise<void> {
  const stored = z.array(MadeCall.nullable().catch(null)).parse(await inRoom("history", (store) => store.getAll()));
  const made = stored.flatMap((call) => call ?? []).toSorted((a, b) => b.key.localeCompare(a.key));
  for (const { key } of made.slice(MADE_MAX)) await inRoom("history", (store) => store.delete(key));
  history.set(() => made.slice(0, MADE_MAX));
}

const keyOf = (report: Report) => `${report.call_started_at} ${report.call_request_id}`;

export async function rememberCall(phone: string, report: Report): Promise<void> {
  await put({
    key: keyOf(report),
    id: report.call_request_id,
    phone,
    outcome: report.call_status,
    startedAt: report.call_started_at,
    durationSeconds: report.call_duration_seconds,
    isSent: false,
  });
}

export async function markSent(report: Report): Promise<void> {
  const made = MadeCall.safeParse(await inRoom("history", (store) => store.get(keyOf(report))));
  if (made.success) await put({ ...made.data, isSent: true });
}

async function put(call: MadeCall): Promise<void> {
  await inRoom("history", (store) => store.put(call));
  await readHistory();
}
