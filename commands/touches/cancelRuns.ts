import type { DataSource, EntityManager } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { TenantId, TouchRunId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { transact } from "../transact.ts";
import { callBackTouches } from "./callBackTouches.ts";
import type { OrderedMany } from "./orderRun.ts";

/** So many hold each other's turns for a moment. */
const BATCH = 1_000;

interface Cancelling {
  readonly tenantId: TenantId;
  readonly runIds: readonly TouchRunId[];
  readonly by: AuditActor;
}

/** Cancels many runs as orderRun cancels one, in a few statements for each batch of them; a batch holds as soon as it is done. */
export async function cancelRuns(db: DataSource, { tenantId, runIds, by }: Cancelling): Promise<OrderedMany> {
  let done = 0;
  for (let place = 0; place < runIds.length; place += BATCH) {
    const batch = runIds.slice(place, place + BATCH);
    done += await transact(db, (manager) => cancelBatch(manager, { tenantId, runIds: batch, by }));
  }
  const left = runIds.length - done;
  return { done, left: left === 0 ? {} : { "touch_run.ended": left }, next: null };
}

interface Cancelled {
  readonly id: TouchRunId;
  readonly status: string;
  readonly stepId: string | null;
}

async function cancelBatch(manager: EntityManager, { tenantId, runIds, by }: Cancelling): Promise<number> {
  // In the order of ids, so that two who do it at the same time do not wait for each other.
  const running: Cancelled[] = await manager.query(
    `SELECT id, status, "stepId" FROM touch_runs WHERE id = ANY($1::text[]) AND "tenantId" = $2 AND status <> 'ended' ORDER BY id FOR UPDATE`,
    [runIds, tenantId],
  );
  const ids = running.map(({ id }) => id);
  await manager.query(
    `WITH line AS (
       INSERT INTO touch_run_lines ("runId", place, "tenantId", ordinal, attempt, "stepId", outcome, why, facts, at)
       SELECT id, lines, "tenantId", (state->>'ordinal')::int, (state->>'attempt')::int, "stepId", 'skipped', 'run.cancelled',
         jsonb_build_object('by', $2::text), now() FROM touch_runs WHERE id = ANY($1::text[]) AND "stepId" IS NOT NULL
     ), event AS (
       INSERT INTO events ("tenantId", kind, "contactId") SELECT "tenantId", 'touchRun.changed', "contactId" FROM touch_runs WHERE id = ANY($1::text[])
     ), audit AS (
       INSERT INTO audit_entries (id, "tenantId", "operatorId", "operatorName", action, "entityId", before, after, address, "requestId", "apiKeyId")
       SELECT a."auditId", r."tenantId", $4, $2, 'touchRun.ordered', r.id, jsonb_build_object('status', r.status, 'stepId', r."stepId"),
         '{"order":"cancel"}', $5, $6, $7
       FROM jsonb_to_recordset($3::jsonb) AS a("auditId" text, id text) JOIN touch_runs r ON r.id = a.id
     )
     UPDATE touch_runs SET lines = lines + CASE WHEN "stepId" IS NULL THEN 0 ELSE 1 END WHERE id = ANY($1::text[])`,
    [
      ids,
      by.name,
      JSON.stringify(ids.map((id) => ({ auditId: newId("aud"), id }))),
      by.operatorId,
      by.origin?.address ?? null,
      by.origin?.requestId ?? null,
      by.apiKeyId ?? null,
    ],
  );
  await endRuns(manager, { ids, why: "run.cancelled" });
  await callBackTouches(manager, { runIds: ids });
  return ids.length;
}

/** Ends locked runs, however many there are, in one statement; each actor hears of it by its bell. */
export async function endRuns(
  manager: EntityManager,
  { ids, why }: { readonly ids: readonly TouchRunId[]; readonly why: string },
): Promise<void> {
  await manager.query(
    `WITH ended AS (
       UPDATE touch_runs SET status = 'ended', outcome = 'cancelled', "stepId" = NULL, "dueAt" = NULL, "endedAt" = now(),
         bell = 'ringing', "bellReason" = 'ordered', "bellRungAt" = now(),
         state = state || jsonb_build_object('stepId', NULL, 'phase', 'begin', 'dueAtMs', NULL, 'messageId', NULL, 'end', jsonb_build_object(
           'outcome', 'cancelled', 'why', $2::text, 'atMs', round(extract(epoch FROM now()) * 1000)))
       WHERE id = ANY($1::text[]) RETURNING id
     )
     DELETE FROM touch_run_events WHERE "runId" IN (SELECT id FROM ended)`,
    [ids, why],
  );
}
