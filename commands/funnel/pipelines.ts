import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { PipelineId, StageId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { PipelineRecord } from "../../entities/pipelineRecord.ts";
import { changedFields } from "../changedFields.ts";
import { lockTenant } from "../lockTenant.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { emptyStages } from "./emptyStages.ts";
import { lockPipeline } from "./lockFunnel.ts";

interface PipelineRef {
  readonly tenantId: TenantId;
  readonly pipelineId: PipelineId;
  readonly by: OperatorRef;
}

/** It begins with the usual stages. Throws pipeline.name_taken. */
export async function createPipeline(
  db: DataSource,
  tenantId: TenantId,
  name: string,
  by: OperatorRef,
): Promise<PipelineId> {
  return db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    const id = newId("pip");
    await requireFree(manager, tenantId, id, name);
    await manager.getRepository(PipelineRecord).insert({ id, tenantId, name });
    await manager.query(`SELECT add_usual_stages($1, $2)`, [id, tenantId]);
    await recordAudit(manager, { tenantId, by, action: "pipeline.created", entityId: id, after: { name } });
    return id;
  });
}

/** Throws pipeline.not_found and pipeline.name_taken. */
export async function changePipeline(
  db: DataSource,
  { tenantId, pipelineId, by }: PipelineRef,
  change: { readonly name?: string | undefined; readonly isDefault?: true | undefined },
): Promise<void> {
  await db.transaction(async (manager) => {
    const before = await lockPipeline(manager, tenantId, pipelineId);
    const { name = before.name, isDefault = before.isDefault } = change;
    await requireFree(manager, tenantId, pipelineId, name);
    if (change.isDefault)
      await manager.query(`UPDATE pipelines SET "isDefault" = false WHERE "tenantId" = $1 AND "isDefault"`, [tenantId]);
    await manager.getRepository(PipelineRecord).update({ id: pipelineId }, { name, isDefault });
    await recordAudit(manager, {
      tenantId,
      by,
      action: "pipeline.changed",
      entityId: pipelineId,
      ...changedFields({ name: before.name, isDefault: before.isDefault }, { name, isDefault }),
    });
  });
}

/** Throws pipeline.not_found, pipeline.is_default, stage.has_appeals and stage.not_found. */
export async function deletePipeline(
  db: DataSource,
  { tenantId, pipelineId, by }: PipelineRef,
  toStageId: StageId | undefined,
): Promise<void> {
  await transact(db, async (manager) => {
    const { name, isDefault } = await lockPipeline(manager, tenantId, pipelineId);
    if (isDefault) throw new ProductError("pipeline.is_default");
    const stages: { id: StageId }[] = await manager.query(
      `SELECT id FROM stages WHERE "pipelineId" = $1 AND "archivedAt" IS NULL`,
      [pipelineId],
    );
    await emptyStages(manager, { tenantId, stageIds: stages.map(({ id }) => id), toStageId, by });
    await manager.query(`DELETE FROM stage_rules WHERE "pipelineId" = $1`, [pipelineId]);
    await manager.query(`UPDATE pipelines SET "archivedAt" = now() WHERE id = $1`, [pipelineId]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "pipeline.deleted",
      entityId: pipelineId,
      before: { name },
      after: { toStageId },
    });
  });
}

async function requireFree(manager: EntityManager, tenantId: TenantId, id: PipelineId, name: string): Promise<void> {
  const taken: unknown[] = await manager.query(
    `SELECT 1 FROM pipelines WHERE "tenantId" = $1 AND name = $2 AND id <> $3 AND "archivedAt" IS NULL`,
    [tenantId, name, id],
  );
  if (taken.length > 0) throw new ProductError("pipeline.name_taken");
}
