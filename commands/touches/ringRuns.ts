import type { DataSource, EntityManager } from "typeorm";
import type { TouchRunId } from "../../contracts/ids.ts";
import type { TouchRef } from "../../contracts/touchActor.ts";

/**
 * Takes bells that ring, so that of several processes one tells the actor; and those that were heard long ago and never
 * silenced: whoever took them, or the actor, was lost.
 */
export async function takeRinging(db: DataSource, limit: number): Promise<readonly TouchRef[]> {
  const [taken]: [TouchRef[], number] = await db.query(
    `UPDATE touch_runs SET bell = 'heard', "bellRungAt" = now() WHERE id IN (
       SELECT id FROM touch_runs WHERE bell = 'ringing' OR (bell = 'heard' AND "bellRungAt" < now() - interval '2 minutes')
       ORDER BY "bellRungAt" LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED)
     RETURNING id AS "runId", "tenantId", "sequenceId", "contactId", "bellReason" AS fact,
       CASE WHEN "bellReason" = 'runBegun' THEN round(extract(epoch FROM "dueAt") * 1000)::float8 ELSE 0 END AS "lookAtMs"`,
    [limit],
  );
  return taken;
}

/** Nobody could be told: they ring on. */
export async function leaveRinging(db: DataSource, runIds: readonly TouchRunId[]): Promise<void> {
  if (runIds.length > 0)
    await db.query(`UPDATE touch_runs SET bell = 'ringing' WHERE id = ANY($1::text[]) AND bell = 'heard'`, [runIds]);
}

/** Their actors were told of their beginning, and have nothing to look at before it is time. */
export async function silenceWaiting(db: DataSource, runIds: readonly TouchRunId[]): Promise<void> {
  if (runIds.length > 0)
    await db.query(
      `UPDATE touch_runs SET bell = 'quiet' WHERE id = ANY($1::text[]) AND bell = 'heard' AND "bellReason" = 'runBegun'
         AND ("dueAt" IS NULL OR "dueAt" > now())`,
      [runIds],
    );
}

/** Runs that are long due and were not looked at: their actor was ended by hand, or stood still with its sequence. */
export async function ringOverdue(db: DataSource, limit: number): Promise<void> {
  await db.query(
    `UPDATE touch_runs SET bell = 'ringing', "bellReason" = 'eventArrived', "bellRungAt" = now() WHERE id IN (
       SELECT r.id FROM touch_runs r JOIN sequences s ON s.id = r."sequenceId" AND s.status = 'active'
       JOIN tenants t ON t.id = r."tenantId" AND t.status = 'active'
       WHERE r.status = 'running' AND r."dueAt" < now() - interval '2 minutes' AND r.bell = 'quiet'
       ORDER BY r."dueAt" LIMIT $1 FOR NO KEY UPDATE OF r SKIP LOCKED)`,
    [limit],
  );
}

/** Has a locked run's actor look at it after the commit. */
export async function ringRun(manager: EntityManager, id: TouchRunId): Promise<void> {
  await manager.query(
    `UPDATE touch_runs SET bell = 'ringing', "bellReason" = 'ordered', "bellRungAt" = now() WHERE id = $1`,
    [id],
  );
}
