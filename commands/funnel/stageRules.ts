import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { StageRule } from "../../contracts/funnel.ts";
import type { PipelineId, StageRuleId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { StageRuleRecord } from "../../entities/stageRuleRecord.ts";
import { changedFields } from "../changedFields.ts";
import { lockTenant } from "../lockTenant.ts";
import { recordAudit } from "../recordAudit.ts";
import { findStage, lockPipeline } from "./lockFunnel.ts";

interface RuleRef {
  readonly tenantId: TenantId;
  readonly stageRuleId: StageRuleId;
  readonly by: OperatorRef;
}

type RuleFields = Pick<StageRule, "name" | "isOn" | "trigger" | "fromStageIds" | "toStageId">;
type RuleChange = { readonly [Field in keyof RuleFields]?: RuleFields[Field] | undefined };

/** Puts it behind the others. Throws pipeline.not_found, stage.not_found and stage_rule.name_taken. */
export async function createStageRule(
  db: DataSource,
  {
    tenantId,
    pipelineId,
    by,
  }: { readonly tenantId: TenantId; readonly pipelineId: PipelineId; readonly by: OperatorRef },
  fields: RuleFields,
): Promise<StageRule> {
  return db.transaction(async (manager) => {
    await lockPipeline(manager, tenantId, pipelineId);
    const [next]: { position: number }[] = await manager.query(
      `SELECT coalesce(max(position) + 1, 0)::int AS position FROM stage_rules WHERE "pipelineId" = $1`,
      [pipelineId],
    );
    const rule = { id: newId("srl"), pipelineId, ...fields, position: next?.position ?? 0 };
    await requireSound(manager, tenantId, rule);
    await manager.getRepository(StageRuleRecord).insert({ ...rule, tenantId });
    await recordAudit(manager, { tenantId, by, action: "stageRule.created", entityId: rule.id, after: fields });
    return rule;
  });
}

/** Throws stage_rule.not_found, stage.not_found and stage_rule.name_taken. */
export async function changeStageRule(db: DataSource, ref: RuleRef, change: RuleChange): Promise<StageRule> {
  const { tenantId, by } = ref;
  return db.transaction(async (manager) => {
    const before = await lockRule(manager, ref);
    const { name = before.name, isOn = before.isOn, trigger = before.trigger } = change;
    const { fromStageIds = before.fromStageIds, toStageId = before.toStageId } = change;
    const fields = { name, isOn, trigger, fromStageIds, toStageId };
    const rule = { ...before, ...fields };
    await requireSound(manager, tenantId, rule);
    await manager.getRepository(StageRuleRecord).update({ id: rule.id }, fields);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "stageRule.changed",
      entityId: rule.id,
      ...changedFields(before, rule),
    });
    return rule;
  });
}

/** Throws stage_rule.not_found. */
export async function deleteStageRule(db: DataSource, ref: RuleRef): Promise<void> {
  const { tenantId, by } = ref;
  await db.transaction(async (manager) => {
    const { id, name } = await lockRule(manager, ref);
    await manager.getRepository(StageRuleRecord).delete({ id });
    await recordAudit(manager, { tenantId, by, action: "stageRule.deleted", entityId: id, before: { name } });
  });
}

async function lockRule(manager: EntityManager, { tenantId, stageRuleId: id }: RuleRef): Promise<StageRule> {
  await lockTenant(manager, tenantId);
  const found = await manager.getRepository(StageRuleRecord).findOneBy({ id, tenantId });
  if (found === null) throw new ProductError("stage_rule.not_found");
  const { tenantId: _, ...rule } = found;
  return rule;
}

async function requireSound(
  manager: EntityManager,
  tenantId: TenantId,
  { id, pipelineId, name, fromStageIds, toStageId }: StageRule,
): Promise<void> {
  for (const stageId of [...fromStageIds, toStageId]) await findStage(manager, tenantId, stageId);
  const taken: unknown[] = await manager.query(
    `SELECT 1 FROM stage_rules WHERE "pipelineId" = $1 AND name = $2 AND id <> $3`,
    [pipelineId, name, id],
  );
  if (taken.length > 0) throw new ProductError("stage_rule.name_taken");
}
