import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { Stage } from "../../contracts/funnel.ts";
import type { PipelineId, StageId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { StageRecord } from "../../entities/stageRecord.ts";
import { changedFields } from "../changedFields.ts";
import { lockTenant } from "../lockTenant.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { emptyStages } from "./emptyStages.ts";
import { findStage, lockPipeline } from "./lockFunnel.ts";

interface StageRef {
  readonly tenantId: TenantId;
  readonly stageId: StageId;
  readonly by: OperatorRef;
}

type StageFields = Pick<Stage, "name" | "color" | "kind" | "ageLimitHours">;
type StageChange = { readonly [Field in keyof StageFields]?: StageFields[Field] | undefined } & {
  readonly position?: number | undefined;
};

/** Puts it behind those of its kind. Throws pipeline.not_found and stage.name_taken. */
export async function createStage(
  db: DataSource,
  {
    tenantId,
    pipelineId,
    by,
  }: { readonly tenantId: TenantId; readonly pipelineId: PipelineId; readonly by: OperatorRef },
  fields: StageFields,
): Promise<Stage> {
  return db.transaction(async (manager) => {
    await lockPipeline(manager, tenantId, pipelineId);
    const others = await stagesOf(manager, pipelineId);
    const stage = { id: newId("stg"), pipelineId, ...fields };
    requireFree(others, stage);
    const behind = others.findLastIndex(({ kind }) => kind === fields.kind);
    const position = behind === -1 ? others.length : behind + 1;
    await manager.getRepository(StageRecord).insert({ ...stage, tenantId, position });
    await number(manager, others.map(({ id }) => id).toSpliced(position, 0, stage.id));
    await recordAudit(manager, { tenantId, by, action: "stage.created", entityId: stage.id, after: fields });
    return { ...stage, position };
  });
}

/** Throws stage.not_found, stage.name_taken and stage.last_open. */
export async function changeStage(
  db: DataSource,
  { tenantId, stageId, by }: StageRef,
  change: StageChange,
): Promise<Stage> {
  return db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    const { pipelineId } = await findStage(manager, tenantId, stageId);
    const stages = await stagesOf(manager, pipelineId);
    const before = stages.find(({ id }) => id === stageId);
    if (before === undefined) throw new ProductError("stage.not_found");
    const others = stages.filter(({ id }) => id !== stageId);
    const { name = before.name, color = before.color, kind = before.kind } = change;
    const { ageLimitHours = before.ageLimitHours } = change;
    const position = Math.min(change.position ?? before.position, others.length);
    const after = { ...before, name, color, kind, ageLimitHours, position };
    requireFree(others, after);
    if (kind !== "open") requireOpen(others);
    await manager.getRepository(StageRecord).update({ id: stageId }, { name, color, kind, ageLimitHours });
    await number(manager, others.map(({ id }) => id).toSpliced(position, 0, stageId));
    await recordAudit(manager, {
      tenantId,
      by,
      action: "stage.changed",
      entityId: stageId,
      ...changedFields(before, after),
    });
    return after;
  });
}

/** Throws stage.not_found, stage.last_open and stage.has_appeals. */
export async function deleteStage(
  db: DataSource,
  { tenantId, stageId, by }: StageRef,
  toStageId: StageId | undefined,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    const { name, pipelineId } = await findStage(manager, tenantId, stageId);
    const others = (await stagesOf(manager, pipelineId)).filter(({ id }) => id !== stageId);
    requireOpen(others);
    await emptyStages(manager, { tenantId, stageIds: [stageId], toStageId, by });
    await number(
      manager,
      others.map(({ id }) => id),
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "stage.deleted",
      entityId: stageId,
      before: { name },
      after: { toStageId },
    });
  });
}

const stagesOf = (manager: EntityManager, pipelineId: PipelineId): Promise<Stage[]> =>
  manager.query(
    `SELECT id, "pipelineId", name, color, kind, position, "ageLimitHours" FROM stages
     WHERE "pipelineId" = $1 AND "archivedAt" IS NULL ORDER BY position, id`,
    [pipelineId],
  );

const number = (manager: EntityManager, ids: readonly StageId[]): Promise<unknown> =>
  manager.query(
    `UPDATE stages s SET position = o.n - 1 FROM unnest($1::text[]) WITH ORDINALITY AS o(id, n) WHERE s.id = o.id`,
    [ids],
  );

function requireFree(others: readonly Stage[], { name }: Pick<Stage, "name">): void {
  if (others.some((other) => other.name === name)) throw new ProductError("stage.name_taken");
}

/** New appeals begin in an open one. */
function requireOpen(others: readonly Stage[]): void {
  if (!others.some(({ kind }) => kind === "open")) throw new ProductError("stage.last_open");
}
