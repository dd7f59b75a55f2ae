import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { DataSource } from "typeorm";
import type { BenchSequence } from "./beginMany.ts";

const ALL_TOLD_MAX_MS = 30 * 60_000;

/** Until Temporal has taken the actor of each run. */
export async function allTold(db: DataSource, { id }: BenchSequence): Promise<void> {
  const untilMs = performance.now() + ALL_TOLD_MAX_MS;
  for (;;) {
    const [ringing]: { count: number }[] = await db.query(
      `SELECT count(*)::int AS count FROM touch_runs WHERE "sequenceId" = $1 AND bell <> 'quiet'`,
      [id],
    );
    if (ringing?.count === 0) return;
    if (performance.now() > untilMs) throw new Error(`${ringing?.count} actors were not told within half an hour.`);
    await delay(200);
  }
}
