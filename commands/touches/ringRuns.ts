import type { DataSource, EntityManager } from "typeorm";
import type { TouchRunId } from "../../contracts/ids.ts";
import type { TouchRef } from "../../contracts/touchActor.ts";
import { LOOKS_PER_SECOND } from "../../contracts/touchPace.ts";

const news = `bell = 'ringing' AND "bellReason" <> 'runBegun'`;
const beginnings = `bell = 'ringing' AND "bellReason" = 'runBegun'`;

/**
 * Takes bells that ring, so that of several processes one tells the actor: what has happened before what begins, and of
 * each tenant a few at a time, so that nobody waits for another's hundred thousand.
 */
export async function takeRinging(db: DataSource, limit: number): Promise<readonly TouchRef[]> {
  const happened = await take(db, news, limit);
  return happened.length > 0 ? happened : take(db, beginnings, limit);
}

/** Tenants are found by hopping from one to the next along the index, however many bells each has. */
async function take(db: DataSource, ringing: string, limit: number): Promise<readonly TouchRef[]> {
  const [taken]: [TouchRef[], number] = await db.query(
    `WITH RECURSIVE tenant AS (
       (SELECT "tenantId" FROM touch_runs WHERE ${ringing} ORDER BY "tenantId" LIMIT 1)
       UNION ALL
       SELECT (SELECT r."tenantId" FROM touch_runs r WHERE ${ringing} AND r."tenantId" > t."tenantId" ORDER BY 1 LIMIT 1)
       FROM tenant t WHERE t."tenantId" IS NOT NULL
     ), longest AS (
       SELECT o.id, row_number() OVER (PARTITION BY t."tenantId" ORDER BY o."bellRungAt") AS place
       FROM tenant t CROSS JOIN LATERAL (
         SELECT id, "bellRungAt" FROM touch_runs WHERE ${ringing} AND "tenantId" = t."tenantId" AND "bellRungAt" <= now()
         ORDER BY "bellRungAt" LIMIT $1) o
     )
     UPDATE touch_runs SET bell = 'heard', "bellRungAt" = now()
     WHERE id IN (SELECT id FROM longest ORDER BY place LIMIT $1) AND ${ringing}
     RETURNING id AS "runId", "tenantId", "sequenceId", "contactId", "bellReason" AS fact,
       CASE WHEN "bellReason" = 'runBegun' THEN round(extract(epoch FROM "dueAt") * 1000)::float8 ELSE 0 END AS "lookAtMs"`,
    [limit],
  );
  return taken;
}

/** Heard long ago and never silenced: whoever took them, or the actor, was lost. */
export async function ringAgain(db: DataSource, limit: number): Promise<void> {
  await db.query(
    `UPDATE touch_runs SET bell = 'ringing', "bellRungAt" = now() WHERE id IN (
       SELECT id FROM touch_runs WHERE bell = 'heard' AND "bellRungAt" < now() - interval '2 minutes'
       ORDER BY "bellRungAt" LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED)`,
    [limit],
  );
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

/**
 * Has many runs of one tenant looked at after the commit, each a little after the one before it and whose time comes first
 * before the others: what is let go on all at once must not push other tenants' touches aside.
 */
export async function ringInTurn(manager: EntityManager, ids: readonly TouchRunId[]): Promise<void> {
  await manager.query(
    `UPDATE touch_runs r SET bell = 'ringing', "bellReason" = 'ordered', "bellRungAt" = now() + make_interval(secs => k.place / $2::float8)
     FROM (SELECT id, row_number() OVER (ORDER BY "dueAt", id) - 1 AS place FROM touch_runs WHERE id = ANY($1::text[])) k
     WHERE r.id = k.id`,
    [ids, LOOKS_PER_SECOND],
  );
}
