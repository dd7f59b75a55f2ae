import type { DataSource, EntityManager } from "typeorm";

/** Postgres channel that wakes the realtime readers. The payload is empty: readers ask the log what is new. */
export const EVENTS_CHANNEL = "switchboard_events";

/** Readers are told at most this often by one process, however many transactions it commits. */
const WAKE_INTERVAL_MS = 15;

const scheduled = new WeakSet<DataSource>();

/**
 * Runs a change in one transaction and then wakes the realtime readers. The wake goes after the commit and is shared by
 * neighbours: NOTIFY inside the transaction would make Postgres commit them one by one. A wake lost with a dying
 * process only delays the screen, since readers also look once a second by themselves.
 */
export async function transact<Result>(
  db: DataSource,
  change: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  const result = await db.transaction(change);
  wakeReaders(db);
  return result;
}

/** For a change that is one statement and needs no transaction of its own. */
export function wakeReaders(db: DataSource): void {
  if (scheduled.has(db)) return;
  scheduled.add(db);
  setTimeout(() => {
    scheduled.delete(db);
    db.query(`NOTIFY ${EVENTS_CHANNEL}`).catch(() => undefined);
  }, WAKE_INTERVAL_MS).unref();
}
