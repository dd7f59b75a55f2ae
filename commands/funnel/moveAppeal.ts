import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { StageKind } from "../../contracts/funnel.ts";
import type {
  AppealId,
  CompanyId,
  ContactId,
  ConversationId,
  PipelineId,
  StageId,
  StageRuleId,
  TenantId,
  TouchRunId,
} from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";

export type MovedBy =
  | { readonly kind: "hand"; readonly operator: OperatorRef }
  | { readonly kind: "rule" | "extraction"; readonly ruleId: StageRuleId }
  | { readonly kind: "touch"; readonly touchRunId: TouchRunId };

export interface AppealToMove {
  readonly tenantId: TenantId;
  readonly appealId: AppealId;
  readonly stageId: StageId;
  readonly by: MovedBy;
  /** A person's words, or the name of the rule or of the touch sequence. */
  readonly reason: string;
  /** What a rule went by. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The deal as its mover saw it; absent: as it is now. */
  readonly version?: number | undefined;
  /** Names what brought about the move, made before the first try: the same moves an appeal once. */
  readonly key?: string;
}

/**
 * Moves an appeal to another stage, of whichever pipeline of its tenant; where it is there already nothing happens. Throws
 * appeal.not_found, stage.not_found, appeal.changed_meanwhile and, for a person who gives no reason for a loss,
 * appeal.reason_needed.
 */
export const moveAppeal = (db: DataSource, move: AppealToMove): Promise<void> =>
  transact(db, (manager) => moveWithin(manager, move));

/** The same within a transaction. Stages are locked before appeals: so does whoever deletes a stage. */
export async function moveWithin(manager: EntityManager, move: AppealToMove): Promise<void> {
  const { tenantId, appealId, stageId, by, reason, facts = {}, version, key = null } = move;
  const stage = await lockStage(manager, tenantId, stageId);
  const appeal = await lockAppeal(manager, tenantId, appealId);
  if (key !== null && (await isMovedBy(manager, appealId, key))) return;
  if (appeal.stageId === stageId) return;
  if (version !== undefined && version !== appeal.version) throw new ProductError("appeal.changed_meanwhile");
  if (by.kind === "hand" && stage.kind === "lost" && reason === "") throw new ProductError("appeal.reason_needed");
  await manager.query(
    `UPDATE appeals SET "pipelineId" = $2, "stageId" = $3, "stageSince" = now(), "stageReason" = $4, version = version + 1
     WHERE id = $1`,
    [appealId, stage.pipelineId, stageId, by.kind],
  );
  const id = newId("mov");
  const operatorId = by.kind === "hand" ? by.operator.operatorId : null;
  await manager.query(
    `INSERT INTO appeal_stage_moves (id, "tenantId", "appealId", "pipelineId", "fromStageId", "toStageId", by, "operatorId",
       "ruleId", "touchRunId", reason, facts, key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      tenantId,
      appealId,
      stage.pipelineId,
      appeal.stageId,
      stageId,
      by.kind,
      operatorId,
      "ruleId" in by ? by.ruleId : null,
      "touchRunId" in by ? by.touchRunId : null,
      reason,
      JSON.stringify(facts),
      key,
    ],
  );
  const { conversationId, contactId, companyId } = appeal;
  await recordAudit(manager, {
    tenantId,
    by: by.kind === "hand" ? by.operator : { operatorId: null, name: null },
    action: "appeal.moved",
    entityId: appealId,
    conversationId,
    before: { stage: appeal.stageName },
    after: { stage: stage.name, by: by.kind, ...(reason && { reason }) },
  });
  await recordTimeline(manager, {
    tenantId,
    key: `appeal/${appealId}/${id}`,
    kind: "appeal.stageMoved",
    companyId,
    contactId,
    operatorId,
    facts: { from: appeal.stageName, to: stage.name, by: by.kind, reason },
  });
  const moved = { "event.fromStageId": appeal.stageId, "event.toStageId": stageId };
  await recordEvents(manager, tenantId, [
    { kind: "appeal.stage_changed", conversationId, contactId, appealId, facts: moved },
  ]);
}

interface LockedStage {
  readonly pipelineId: PipelineId;
  readonly name: string;
  readonly kind: StageKind;
}

/** Whoever deletes it waits. Throws stage.not_found. */
async function lockStage(manager: EntityManager, tenantId: TenantId, stageId: StageId): Promise<LockedStage> {
  const [stage]: LockedStage[] = await manager.query(
    `SELECT "pipelineId", name, kind FROM stages WHERE id = $1 AND "tenantId" = $2 AND "archivedAt" IS NULL FOR KEY SHARE`,
    [stageId, tenantId],
  );
  if (stage === undefined) throw new ProductError("stage.not_found");
  return stage;
}

interface LockedAppeal {
  readonly stageId: StageId;
  readonly stageName: string;
  readonly version: number;
  readonly conversationId: ConversationId;
  readonly contactId: ContactId;
  readonly companyId: CompanyId | null;
}

/** Its stage is looked up and not joined: a join would lose the row when its stage changed while the lock was waited for. */
async function lockAppeal(manager: EntityManager, tenantId: TenantId, appealId: AppealId): Promise<LockedAppeal> {
  const [appeal]: LockedAppeal[] = await manager.query(
    `SELECT "stageId", (SELECT name FROM stages WHERE id = a."stageId") AS "stageName", version, "conversationId", "contactId",
       (SELECT "companyId" FROM contacts WHERE id = a."contactId") AS "companyId"
     FROM appeals a WHERE id = $1 AND "tenantId" = $2 FOR NO KEY UPDATE`,
    [appealId, tenantId],
  );
  if (appeal === undefined) throw new ProductError("appeal.not_found");
  return appeal;
}

async function isMovedBy(manager: EntityManager, appealId: AppealId, key: string): Promise<boolean> {
  const found: unknown[] = await manager.query(`SELECT 1 FROM appeal_stage_moves WHERE "appealId" = $1 AND key = $2`, [
    appealId,
    key,
  ]);
  return found.length > 0;
}
