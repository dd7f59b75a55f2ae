import type { DataSource } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { TenantId, TouchRunId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import type { OrderedMany } from "./orderRun.ts";
import { ringInTurn } from "./ringRuns.ts";

interface Holding {
  readonly tenantId: TenantId;
  readonly runIds: readonly TouchRunId[];
  readonly order: "pause" | "resume";
  readonly by: AuditActor;
}

const statuses = {
  pause: { from: "running", to: "paused" },
  resume: { from: "paused", to: "running" },
} as const;

/** Pauses many runs, or lets them go on, in one transaction: none of those paused takes a step after it. */
export async function holdRuns(db: DataSource, { tenantId, runIds, order, by }: Holding): Promise<OrderedMany> {
  const { from, to } = statuses[order];
  return transact(db, async (manager) => {
    // In the order of ids, so that two who do it at the same time do not wait for each other.
    await manager.query(
      `SELECT 1 FROM touch_runs WHERE id = ANY($1::text[]) AND "tenantId" = $2 ORDER BY id FOR NO KEY UPDATE`,
      [runIds, tenantId],
    );
    const [changed]: [{ id: TouchRunId; stepId: string | null }[], number] = await manager.query(
      `UPDATE touch_runs SET status = $4 WHERE id = ANY($1::text[]) AND "tenantId" = $2 AND status = $3 RETURNING id, "stepId"`,
      [runIds, tenantId, from, to],
    );
    if (order === "resume")
      await ringInTurn(
        manager,
        changed.map(({ id }) => id),
      );
    await manager.query(
      `INSERT INTO audit_entries (id, "tenantId", "operatorId", "operatorName", action, "entityId", before, after, address, "requestId")
       SELECT "auditId", $2, $3, $4, 'touchRun.ordered', id, jsonb_build_object('status', $5::text, 'stepId', "stepId"),
         jsonb_build_object('order', $6::text), $7, $8
       FROM jsonb_to_recordset($1::jsonb) AS r("auditId" text, id text, "stepId" text)`,
      [
        JSON.stringify(changed.map(({ id, stepId }) => ({ auditId: newId("aud"), id, stepId }))),
        tenantId,
        by.operatorId,
        by.name,
        from,
        order,
        by.origin?.address ?? null,
        by.origin?.requestId ?? null,
      ],
    );
    if (changed.length > 0) await recordEvents(manager, tenantId, [{ kind: "sequence.changed" }]);
    const [ended]: { count: number }[] = await manager.query(
      `SELECT count(*)::int AS count FROM touch_runs WHERE id = ANY($1::text[]) AND "tenantId" = $2 AND status = 'ended'`,
      [runIds, tenantId],
    );
    const refused = ended?.count ?? 0;
    return { done: runIds.length - refused, left: refused === 0 ? {} : { "touch_run.ended": refused }, next: null };
  });
}
