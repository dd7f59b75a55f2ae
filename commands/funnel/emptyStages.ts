import type { EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { StageId, TenantId } from "../../contracts/ids.ts";
import { findStage } from "./lockFunnel.ts";

interface Emptying {
  readonly tenantId: TenantId;
  readonly stageIds: readonly StageId[];
  /** Where their appeals go; needed where there are any. */
  readonly toStageId: StageId | undefined;
  readonly by: OperatorRef;
}

/**
 * Takes stages away and moves what is in them, with its history. Moves that are under way end first. Rules that would lead
 * there go as well. Throws stage.has_appeals and stage.not_found.
 */
export async function emptyStages(
  manager: EntityManager,
  { tenantId, stageIds, toStageId, by }: Emptying,
): Promise<void> {
  await manager.query(`SELECT 1 FROM stages WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE`, [stageIds]);
  const [found]: { has: boolean }[] = await manager.query(
    `SELECT EXISTS (SELECT 1 FROM appeals WHERE "tenantId" = $1 AND "stageId" = ANY($2::text[])) AS has`,
    [tenantId, stageIds],
  );
  if (found?.has && toStageId === undefined) throw new ProductError("stage.has_appeals");
  if (toStageId !== undefined) {
    const to = await findStage(manager, tenantId, toStageId);
    if (stageIds.includes(to.id)) throw new ProductError("stage.not_found");
    await manager.query(
      `WITH leaving AS (
         SELECT id, "stageId" FROM appeals WHERE "tenantId" = $1 AND "stageId" = ANY($2::text[]) ORDER BY id FOR NO KEY UPDATE
       ), moved AS (
         UPDATE appeals a SET "pipelineId" = $3, "stageId" = $4, "stageSince" = now(), "stageReason" = 'stageDeleted', version = version + 1
         FROM leaving l WHERE a.id = l.id RETURNING a.id, l."stageId" AS "fromStageId", a."conversationId", a."contactId"
       ), told AS (
         INSERT INTO events ("tenantId", kind, "conversationId", "contactId", "appealId", facts)
         SELECT $1, 'appeal.stage_changed', "conversationId", "contactId", id,
           jsonb_build_object('event.fromStageId', "fromStageId", 'event.toStageId', $4::text) FROM moved
       )
       INSERT INTO appeal_stage_moves (id, "tenantId", "appealId", "pipelineId", "fromStageId", "toStageId", by, "operatorId")
       SELECT 'mov_' || replace(gen_random_uuid()::text, '-', ''), $1, id, $3, "fromStageId", $4, 'stageDeleted', $5 FROM moved`,
      [tenantId, stageIds, to.pipelineId, to.id, by.operatorId],
    );
  }
  await manager.query(`DELETE FROM stage_rules WHERE "tenantId" = $1 AND "toStageId" = ANY($2::text[])`, [
    tenantId,
    stageIds,
  ]);
  await manager.query(`UPDATE stages SET "archivedAt" = now() WHERE id = ANY($1::text[])`, [stageIds]);
}
