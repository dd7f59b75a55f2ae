import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef, RequestOrigin } from "../../contracts/actors.ts";
import type { AuditAction } from "../../contracts/audit.ts";
import { BULK_MAX, BULK_UNDO_MS } from "../../contracts/bulk.ts";
import type { BulkAction, BulkRunState } from "../../contracts/bulk.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { BulkRunId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";

export interface BulkOrder {
  readonly tenantId: TenantId;
  readonly by: OperatorRef & { readonly origin: RequestOrigin };
  readonly clientKey: string;
  readonly action: BulkAction;
  readonly filter: string | null;
  /** A statement that selects the ids of what its giver sees; it is run once, and what it finds is the run. */
  readonly selection: { readonly text: string; readonly values: readonly unknown[] };
}

/** The same key twice is one run. Throws bulk.nothing_selected and bulk.too_large. */
export async function startBulkRun(db: DataSource, order: BulkOrder): Promise<BulkRunId> {
  const { tenantId, by, clientKey, action, filter, selection } = order;
  return transact(db, async (manager) => {
    const id = newId("blk");
    const begun: unknown[] = await manager.query(
      `INSERT INTO bulk_runs (id, "tenantId", "operatorId", "operatorName", origin, "clientKey", action, filter, total)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) ON CONFLICT ("operatorId", "clientKey") DO NOTHING RETURNING id`,
      [id, tenantId, by.operatorId, by.name, JSON.stringify(by.origin), clientKey, JSON.stringify(action), filter],
    );
    if (begun.length === 0) return earlierRun(manager, by.operatorId, clientKey);
    await manager.query(
      `INSERT INTO bulk_items ("runId", "conversationId", position)
       SELECT $${selection.values.length + 1}, id, row_number() OVER () FROM (${selection.text}) selected`,
      [...selection.values, id],
    );
    const [[counted]]: [{ total: number }[], number] = await manager.query(
      `UPDATE bulk_runs SET total = (SELECT count(*) FROM bulk_items WHERE "runId" = $1) WHERE id = $1 RETURNING total`,
      [id],
    );
    const total = counted?.total ?? 0;
    if (total === 0) throw new ProductError("bulk.nothing_selected");
    if (total > BULK_MAX) throw new ProductError("bulk.too_large", { max: BULK_MAX });
    await recordAudit(manager, {
      tenantId,
      by,
      action: "bulk.started",
      entityId: id,
      after: { action: action.kind, total, ...(filter !== null && { filter }) },
    });
    await tellOwner(manager, tenantId, by.operatorId);
    return id;
  });
}

async function earlierRun(manager: EntityManager, operatorId: OperatorId, clientKey: string): Promise<BulkRunId> {
  const [earlier]: { id: BulkRunId }[] = await manager.query(
    `SELECT id FROM bulk_runs WHERE "operatorId" = $1 AND "clientKey" = $2`,
    [operatorId, clientKey],
  );
  if (earlier === undefined) throw new Error("A bulk run was there and is gone.");
  return earlier.id;
}

/** Stops what is under way, after the conversation it is at. */
export const stopBulkRun = (db: DataSource, id: BulkRunId, by: OperatorRef): Promise<void> =>
  end(db, id, { by, action: "bulk.cancelled", ending: "stopped" });

/** Ends what is under way because nothing is left of it. */
export const endBulkRun = (db: DataSource, { id, by }: BulkRunToWork): Promise<void> =>
  end(db, id, { by, action: "bulk.ended", ending: "done" });

/** One that has ended already stays as it is. */
async function end(
  db: DataSource,
  id: BulkRunId,
  {
    by,
    action,
    ending,
  }: { readonly by: OperatorRef; readonly action: AuditAction; readonly ending: "stopped" | "done" },
): Promise<void> {
  await transact(db, async (manager) => {
    const { tenantId, operatorId, state: before } = await lockRun(manager, id);
    if (before !== "running" && before !== "undoing") return;
    const state = before === "running" ? ending : "undone";
    await manager.query(`UPDATE bulk_runs SET state = $2, "endedAt" = coalesce("endedAt", now()) WHERE id = $1`, [
      id,
      state,
    ]);
    const after = { state, ...(await countsOf(manager, id)) };
    await recordAudit(manager, { tenantId, by, action, entityId: id, before: { state: before }, after });
    await tellOwner(manager, tenantId, operatorId);
  });
}

/** Throws bulk.under_way and bulk.not_undoable. Ordering it again while it is undone changes nothing. */
export async function orderUndo(db: DataSource, id: BulkRunId, by: OperatorRef): Promise<void> {
  await transact(db, async (manager) => {
    const { tenantId, operatorId, state, endedAt } = await lockRun(manager, id);
    if (state === "undoing") return;
    if (state === "running") throw new ProductError("bulk.under_way");
    const isInTime = endedAt !== null && Date.now() < endedAt.getTime() + BULK_UNDO_MS;
    if (state === "undone" || !isInTime) throw new ProductError("bulk.not_undoable");
    await manager.query(`UPDATE bulk_runs SET state = 'undoing', "touchedAt" = now() WHERE id = $1`, [id]);
    const { done } = await countsOf(manager, id);
    await recordAudit(manager, { tenantId, by, action: "bulk.undoOrdered", entityId: id, after: { total: done } });
    await tellOwner(manager, tenantId, operatorId);
  });
}

/** A run as its actor works on it. */
export interface BulkRunToWork {
  readonly id: BulkRunId;
  readonly tenantId: TenantId;
  readonly state: BulkRunState;
  readonly action: BulkAction;
  readonly by: OperatorRef;
}

export async function readBulkRun(db: DataSource, id: BulkRunId): Promise<BulkRunToWork> {
  const [run]: RunRow[] = await db.query(`SELECT * FROM bulk_runs WHERE id = $1`, [id]);
  if (run === undefined) throw new ProductError("bulk.not_found");
  const { tenantId, state, action, operatorId, operatorName, origin, filter, total } = run;
  const bulk = { runId: id, others: total - 1, filter };
  return { id, tenantId, state, action, by: { operatorId, name: operatorName, origin, bulk } };
}

/** Says that a run goes on; what nobody has gone on with for a while is started again. */
export async function touchBulkRun(db: DataSource, { id, tenantId, by }: BulkRunToWork): Promise<void> {
  await transact(db, async (manager) => {
    await manager.query(`UPDATE bulk_runs SET "touchedAt" = now() WHERE id = $1`, [id]);
    await tellOwner(manager, tenantId, by.operatorId);
  });
}

interface RunRow {
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly origin: RequestOrigin;
  readonly action: BulkAction;
  readonly filter: string | null;
  readonly state: BulkRunState;
  readonly total: number;
  readonly endedAt: Date | null;
}

async function lockRun(manager: EntityManager, id: BulkRunId): Promise<RunRow> {
  const [run]: RunRow[] = await manager.query(`SELECT * FROM bulk_runs WHERE id = $1 FOR UPDATE`, [id]);
  if (run === undefined) throw new ProductError("bulk.not_found");
  return run;
}

async function countsOf(manager: EntityManager, id: BulkRunId): Promise<Readonly<Record<string, number>>> {
  const counts: { outcome: string; count: number }[] = await manager.query(
    `SELECT outcome, count(*)::int AS count FROM bulk_items WHERE "runId" = $1 GROUP BY outcome`,
    [id],
  );
  return Object.fromEntries(counts.map(({ outcome, count }) => [outcome, count]));
}

const tellOwner = (manager: EntityManager, tenantId: TenantId, operatorId: OperatorId) =>
  recordEvents(manager, tenantId, [{ kind: "bulkRun.changed", operatorId }]);
