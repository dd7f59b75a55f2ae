import { z } from "zod";
import { rememberedStore } from "../../../console/src/state/remembered.ts";
import { createStore } from "../../../console/src/state/store.ts";
import { inRoom } from "./database.ts";
import { Report } from "./report.ts";

/** A phone without a connection for days must not fill up. */
export const REPORTS_MAX = 500;

/** How many wait; for the screen. */
export const waiting = createStore(0);

/** How many were given up, until somebody has seen it: `full`, the oldest made room; `refused`, the server would not have it. */
export const dropped = rememberedStore(
  "switchboard.dialer.dropped",
  z.object({ full: z.number(), refused: z.number() }),
  { full: 0, refused: 0 },
);

/** Puts a report down before anybody tries to send it. */
export async function keepReport(report: Report): Promise<void> {
  await inRoom("reports", (store) => store.add(report));
  const keys = await inRoom("reports", (store) => store.getAllKeys());
  for (const key of keys.slice(0, Math.max(0, keys.length - REPORTS_MAX))) {
    await inRoom("reports", (store) => store.delete(key));
    dropped.set((now) => ({ ...now, full: now.full + 1 }));
  }
  await count();
}

/** The one that waits longest, or null. What an older version left there and nobody can read is let go. */
export async function oldestReport(): Promise<{ readonly key: IDBValidKey; readonly report: Report } | null> {
  const [key] = await inRoom("reports", (store) => store.getAllKeys(null, 1));
  if (key === undefined) return null;
  const report = Report.safeParse(await inRoom("reports", (store) => store.get(key)));
  if (report.success) return { key, report: report.data };
  await letGo(key);
  return oldestReport();
}

export async function letGo(key: IDBValidKey): Promise<void> {
  await inRoom("reports", (store) => store.delete(key));
  await count();
}

export async function count(): Promise<void> {
  const reports = await inRoom("reports", (store) => store.count());
  waiting.set(() => reports);
}
