import type { DataSource, EntityManager } from "typeorm";
import type { EventKind } from "../contracts/realtime.ts";
import type { EventRecord } from "../entities/eventRecord.ts";
import { wakeReaders } from "./transact.ts";

const BATCH = 500;

interface Consumption {
  /** The consumer's own cursor; a new one begins with what happens from now on. */
  readonly name: string;
  readonly kinds: readonly EventKind[];
  /** True when it wrote events of its own. */
  readonly consume: (manager: EntityManager, events: readonly EventRecord[]) => Promise<boolean>;
}

/**
 * Hands a consumer the next events of the log, in order, in the transaction that also moves its cursor: each is consumed
 * exactly once as far as the database is concerned. Processes that consume at the same time take turns. True when there
 * may be more.
 */
export async function consumeEvents(db: DataSource, { name, kinds, consume }: Consumption): Promise<boolean> {
  await db.query(
    `INSERT INTO consumer_cursors (name, "transaction", seq)
     VALUES ($1, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, 0) ON CONFLICT DO NOTHING`,
    [name],
  );
  let wrote = false;
  const isFull = await db.transaction(async (manager) => {
    const [cursor]: { transaction: string; seq: string }[] = await manager.query(
      `SELECT "transaction", seq FROM consumer_cursors WHERE name = $1 FOR UPDATE SKIP LOCKED`,
      [name],
    );
    if (cursor === undefined) return false;
    // Never beyond the oldest open transaction: an event with a lower place may still be written by it.
    const events: EventRecord[] = await manager.query(
      `SELECT * FROM events WHERE ("transaction", seq) > ($1, $2)
         AND "transaction" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
       ORDER BY "transaction", seq LIMIT $3`,
      [cursor.transaction, cursor.seq, BATCH],
    );
    const last = events.at(-1);
    if (last === undefined) return false;
    const wanted = events.filter(({ kind }) => kinds.includes(kind));
    if (wanted.length > 0) wrote = await consume(manager, wanted);
    await manager.query(`UPDATE consumer_cursors SET "transaction" = $2, seq = $3 WHERE name = $1`, [
      name,
      last.transaction,
      last.seq,
    ]);
    return events.length === BATCH;
  });
  if (wrote) wakeReaders(db);
  return isFull;
}
