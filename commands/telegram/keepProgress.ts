import type { DataSource } from "typeorm";
import type { Lease } from "./leases.ts";
import { recordHappening } from "./recordHappening.ts";

interface Progress {
  readonly pts: number;
  readonly qts: number;
  readonly date: number;
  readonly seq: number;
  /** Messages since it was written down last. */
  readonly received: number;
  readonly stored: number;
}

/** Writes down how far an account has read. False when somebody else speaks for it by now: nothing is written then. */
export async function keepProgress(db: DataSource, lease: Lease, progress: Progress): Promise<boolean> {
  const { pts, qts, date, seq, received, stored } = progress;
  const [, written]: [unknown, number] = await db.query(
    `UPDATE telegram_sessions SET pts = $4, qts = $5, date = $6, seq = $7, received = received + $8, stored = stored + $9,
       "lastUpdateAt" = CASE WHEN $8 > 0 THEN clock_timestamp() ELSE "lastUpdateAt" END
     WHERE "channelAccountId" = $1 AND "holderId" = $2 AND epoch = $3`,
    [lease.channelAccountId, lease.holderId, lease.epoch, pts, qts, date, seq, received, stored],
  );
  return written > 0;
}

/** Telegram asked not to be spoken to for so long; shown, while the messages themselves know when they may leave. */
export async function noteFlood(db: DataSource, lease: Lease, forMs: number): Promise<void> {
  const [, noted]: [unknown, number] = await db.query(
    `UPDATE telegram_sessions SET "floodUntil" = clock_timestamp() + make_interval(secs => $4::float8 / 1000)
     WHERE "channelAccountId" = $1 AND "holderId" = $2 AND epoch = $3`,
    [lease.channelAccountId, lease.holderId, lease.epoch, forMs],
  );
  if (noted > 0) await recordHappening(db, lease, { kind: "flood", seconds: Math.ceil(forMs / 1_000) });
}
