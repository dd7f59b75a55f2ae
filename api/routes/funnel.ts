import type { DataSource } from "typeorm";
import { changeDeal as changeDealCommand } from "../../commands/funnel/changeDeal.ts";
import { createAppeal as createAppealCommand } from "../../commands/funnel/createAppeal.ts";
import { moveAppeal as moveAppealCommand } from "../../commands/funnel/moveAppeal.ts";
import * as pipelines from "../../commands/funnel/pipelines.ts";
import * as stageRules from "../../commands/funnel/stageRules.ts";
import * as stages from "../../commands/funnel/stages.ts";
import type { Appeal } from "../../contracts/appeal.ts";
import {
  changeDeal,
  changePipeline,
  changeStage,
  changeStageRule,
  createAppeal,
  createPipeline,
  createStage,
  createStageRule,
  deletePipeline,
  deleteStage,
  deleteStageRule,
  getBoard,
  getConversion,
  listPipelines,
  listStageCards,
  listStageMoves,
  moveAppeal,
} from "../../contracts/endpoints/funnel.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { StageKind } from "../../contracts/funnel.ts";
import type { AppealId, TenantId } from "../../contracts/ids.ts";
import { readBoard, readCards } from "../funnel/readCards.ts";
import { readConversion } from "../funnel/readConversion.ts";
import { route } from "../mount.ts";
import { presentAppeal, selectAppeals } from "../presenters/appeal.ts";
import type { AppealRow } from "../presenters/appeal.ts";
import { readPipelines, readStageMoves } from "../presenters/funnel.ts";

export const funnelRoutes = [
  route(listPipelines, async ({ operator: { tenantId }, deps: { db } }) => ({
    pipelines: await readPipelines(db, tenantId),
  })),

  route(createPipeline, async ({ body, operator, deps: { db } }) => ({
    pipelineId: await pipelines.createPipeline(db, operator.tenantId, body.name, operator),
  })),

  route(changePipeline, async ({ params: { pipelineId }, body, operator, deps: { db } }) => {
    await pipelines.changePipeline(db, { tenantId: operator.tenantId, pipelineId, by: operator }, body);
    return {};
  }),

  route(deletePipeline, async ({ params: { pipelineId }, query, operator, deps: { db } }) => {
    const ref = { tenantId: operator.tenantId, pipelineId, by: operator };
    await pipelines.deletePipeline(db, ref, query.toStageId);
    return {};
  }),

  route(createStage, ({ params: { pipelineId }, body, operator, deps: { db } }) =>
    stages.createStage(db, { tenantId: operator.tenantId, pipelineId, by: operator }, body),
  ),

  route(changeStage, ({ params: { stageId }, body, operator, deps: { db } }) =>
    stages.changeStage(db, { tenantId: operator.tenantId, stageId, by: operator }, body),
  ),

  route(deleteStage, async ({ params: { stageId }, query, operator, deps: { db } }) => {
    await stages.deleteStage(db, { tenantId: operator.tenantId, stageId, by: operator }, query.toStageId);
    return {};
  }),

  route(createStageRule, ({ params: { pipelineId }, body, operator, deps: { db } }) =>
    stageRules.createStageRule(db, { tenantId: operator.tenantId, pipelineId, by: operator }, body),
  ),

  route(changeStageRule, ({ params: { stageRuleId }, body, operator, deps: { db } }) =>
    stageRules.changeStageRule(db, { tenantId: operator.tenantId, stageRuleId, by: operator }, body),
  ),

  route(deleteStageRule, async ({ params: { stageRuleId }, operator, deps: { db } }) => {
    await stageRules.deleteStageRule(db, { tenantId: operator.tenantId, stageRuleId, by: operator });
    return {};
  }),

  route(getBoard, async ({ params: { pipelineId }, query, operator, deps: { db } }) => ({
    columns: await readBoard(db, operator, pipelineId, query),
  })),

  route(listStageCards, async ({ params: { stageId: id }, query, operator, deps: { db } }) => {
    const [stage]: { kind: StageKind }[] = await db.query(
      `SELECT kind FROM stages WHERE id = $1 AND "tenantId" = $2 AND "archivedAt" IS NULL`,
      [id, operator.tenantId],
    );
    if (stage === undefined) throw new ProductError("stage.not_found");
    return readCards(db, operator, { id, kind: stage.kind }, query);
  }),

  route(getConversion, async ({ params: { pipelineId }, query, operator, deps: { db } }) => ({
    stages: await readConversion(db, operator, pipelineId, query),
  })),

  route(createAppeal, async ({ params: { conversationId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    return readAppeal(db, tenantId, await createAppealCommand(db, { tenantId, conversationId }, body, operator));
  }),

  route(moveAppeal, async ({ params: { appealId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    const { clientKey, ...move } = body;
    const by = { kind: "hand", operator } as const;
    await moveAppealCommand(db, { tenantId, appealId, ...move, by, key: `hand/${clientKey}` });
    return readAppeal(db, tenantId, appealId);
  }),

  route(changeDeal, async ({ params: { appealId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await changeDealCommand(db, { tenantId, appealId }, body, operator);
    return readAppeal(db, tenantId, appealId);
  }),

  route(listStageMoves, async ({ params: { appealId }, deps: { db } }) => ({
    moves: await readStageMoves(db, appealId),
  })),
];

async function readAppeal(db: DataSource, tenantId: TenantId, appealId: AppealId): Promise<Appeal> {
  const [row]: AppealRow[] = await db.query(`${selectAppeals} WHERE id = $1 AND "tenantId" = $2`, [appealId, tenantId]);
  if (row === undefined) throw new ProductError("appeal.not_found");
  return presentAppeal(row);
}
