import type { DataSource } from "typeorm";
import type { Log } from "../../config/log.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";
import type { QueueFact, QueueRef } from "../../contracts/queue.ts";

const INTERVAL_MS = 500;
/** A server that is away is not asked again at once. */
const REST_MS = 2_000;

interface RingingQueue extends QueueRef {
  readonly fact: QueueFact;
}

type Ring = (queue: QueueRef, fact: QueueFact) => Promise<void>;

/** Rings the actors of the teams whose line has changed. Triggers set the bells, so it does not matter who changed it. */
export const startQueueBells = (db: DataSource, ring: Ring, log: Log): Looking =>
  keepLooking(async () => {
    if (!db.isInitialized) return INTERVAL_MS;
    return ringQueues(db, ring).then(
      () => INTERVAL_MS,
      (error: unknown) => {
        log.warn({ err: error }, "A team's actor could not be told; it is told again later.");
        return REST_MS;
      },
    );
  });

/**
 * One look. A bell is taken before it is rung, so that of several processes one rings; one that cannot be rung goes on
 * ringing, and one that was heard and never answered is rung anew: its actor, or whoever took the bell, was lost.
 */
export async function ringQueues(db: DataSource, ring: Ring): Promise<void> {
  const [ringing]: [RingingQueue[], number] = await db.query(
    `UPDATE teams SET "queueBell" = 'heard', "queueBellRungAt" = now() WHERE id IN (
       SELECT id FROM teams WHERE "queueBell" = 'ringing'
         OR ("queueBell" = 'heard' AND "queueBellRungAt" < now() - interval '2 minutes')
       ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
     RETURNING id AS "teamId", "tenantId", "queueBellReason" AS fact`,
  );
  for (const [index, { fact, ...queue }] of ringing.entries()) {
    try {
      await ring(queue, fact);
    } catch (error) {
      const unrung = ringing.slice(index).map(({ teamId }) => teamId);
      await db.query(`UPDATE teams SET "queueBell" = 'ringing' WHERE id = ANY($1) AND "queueBell" = 'heard'`, [unrung]);
      throw error;
    }
  }
}
