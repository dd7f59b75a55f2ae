import type { EntityManager } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { PipelineId, StageId, TenantId } from "../../contracts/ids.ts";
import { PipelineRecord } from "../../entities/pipelineRecord.ts";
import { StageRecord } from "../../entities/stageRecord.ts";
import { lockTenant } from "../lockTenant.ts";

/** Under the tenant's lock the funnel is arranged by one person after another. Throws pipeline.not_found. */
export async function lockPipeline(
  manager: EntityManager,
  tenantId: TenantId,
  id: PipelineId,
): Promise<PipelineRecord> {
  await lockTenant(manager, tenantId);
  const pipeline = await manager.getRepository(PipelineRecord).findOneBy({ id, tenantId });
  if (pipeline === null || pipeline.archivedAt !== null) throw new ProductError("pipeline.not_found");
  return pipeline;
}

/** Throws stage.not_found. */
export async function findStage(manager: EntityManager, tenantId: TenantId, id: StageId): Promise<StageRecord> {
  const stage = await manager.getRepository(StageRecord).findOneBy({ id, tenantId });
  if (stage === null || stage.archivedAt !== null) throw new ProductError("stage.not_found");
  return stage;
}
