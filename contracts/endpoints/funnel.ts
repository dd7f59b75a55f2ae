import { z } from "zod";
import { Appeal } from "../appeal.ts";
import { endpoint } from "../endpoint.ts";
import {
  BoardColumn,
  DealChange,
  DealTitle,
  FunnelCard,
  Pipeline,
  Stage,
  StageConversion,
  StageKind,
  StageMove,
  StageRule,
  StageTrigger,
} from "../funnel.ts";
import { AppealId, ConversationId, OperatorId, PipelineId, StageId, StageRuleId } from "../ids.ts";
import { LabelColor } from "../label.ts";

const name = z.string().trim().min(1).max(60);
const pipeline = { params: z.object({ pipelineId: PipelineId }), access: "settings.manage" } as const;
const stage = { params: z.object({ stageId: StageId }), access: "settings.manage" } as const;
const rule = { params: z.object({ stageRuleId: StageRuleId }), access: "settings.manage" } as const;
/** Needed where there are appeals to move. */
const destination = z.object({ toStageId: StageId.optional() });

export const listPipelines = endpoint({
  name: "listPipelines",
  summary: "The tenant's pipelines with their stages and rules, the default one first.",
  method: "GET",
  path: "/api/v1/operator/pipelines",
  access: "appeals.read",
  result: z.object({ pipelines: z.array(Pipeline) }),
});

export const createPipeline = endpoint({
  name: "createPipeline",
  summary: "Add a pipeline; it begins with the usual stages.",
  method: "POST",
  path: "/api/v1/admin/pipelines",
  access: "settings.manage",
  body: z.object({ name }),
  result: z.object({ pipelineId: PipelineId }),
});

export const changePipeline = endpoint({
  name: "changePipeline",
  summary: "Rename a pipeline, or let new appeals begin in it.",
  method: "PATCH",
  path: "/api/v1/admin/pipelines/:pipelineId",
  ...pipeline,
  body: z.object({ name: name.optional(), isDefault: z.literal(true).optional() }),
  result: z.object({}),
});

export const deletePipeline = endpoint({
  name: "deletePipeline",
  summary: "Remove a pipeline; its appeals go to a stage of another one.",
  method: "DELETE",
  path: "/api/v1/admin/pipelines/:pipelineId",
  ...pipeline,
  query: destination,
  result: z.object({}),
});

const stageFields = z.object({
  name,
  color: LabelColor,
  kind: StageKind,
  ageLimitHours: z.number().int().min(1).max(87_600).nullable(),
});

export const createStage = endpoint({
  name: "createStage",
  summary: "Add a stage behind those of its kind.",
  method: "POST",
  path: "/api/v1/admin/pipelines/:pipelineId/stages",
  ...pipeline,
  body: stageFields,
  result: Stage,
});

export const changeStage = endpoint({
  name: "changeStage",
  summary: "Rename, recolour or move a stage, or change when an appeal in it is late.",
  method: "PATCH",
  path: "/api/v1/admin/stages/:stageId",
  ...stage,
  body: stageFields.partial().extend({ position: z.number().int().min(0).max(100).optional() }),
  result: Stage,
});

export const deleteStage = endpoint({
  name: "deleteStage",
  summary: "Remove a stage; its appeals go to another one.",
  method: "DELETE",
  path: "/api/v1/admin/stages/:stageId",
  ...stage,
  query: destination,
  result: z.object({}),
});

const ruleFields = z.object({
  name,
  isOn: z.boolean(),
  trigger: StageTrigger,
  fromStageIds: z.array(StageId).max(50),
  toStageId: StageId,
});

export const createStageRule = endpoint({
  name: "createStageRule",
  summary: "Add a rule that moves appeals by itself.",
  method: "POST",
  path: "/api/v1/admin/pipelines/:pipelineId/rules",
  ...pipeline,
  body: ruleFields,
  result: StageRule,
});

export const changeStageRule = endpoint({
  name: "changeStageRule",
  summary: "Change a rule, or switch it off and on.",
  method: "PATCH",
  path: "/api/v1/admin/stage-rules/:stageRuleId",
  ...rule,
  body: ruleFields.partial(),
  result: StageRule,
});

export const deleteStageRule = endpoint({
  name: "deleteStageRule",
  summary: "Remove a rule; what it moved stays where it is.",
  method: "DELETE",
  path: "/api/v1/admin/stage-rules/:stageRuleId",
  ...rule,
  result: z.object({}),
});

export const CardFilter = z.object({
  assigneeId: OperatorId.optional(),
  /** Part of a contact's name or of a deal's title. */
  search: z.string().trim().max(100).optional(),
  /** Closed appeals as well, in stages where work is under way; in the others they always are. */
  closed: z.stringbool().optional(),
});

export const getBoard = endpoint({
  name: "getBoard",
  summary: "The stages of a pipeline with how many appeals they hold, what these are worth, and the first of them.",
  method: "GET",
  path: "/api/v1/operator/pipelines/:pipelineId/board",
  access: "appeals.read",
  params: pipeline.params,
  query: CardFilter.extend({
    /** So many of each stage. */
    limit: z.coerce.number().int().min(1).max(1_000).default(30),
  }),
  result: z.object({ columns: z.array(BoardColumn) }),
});

export const listStageCards = endpoint({
  name: "listStageCards",
  summary: "The appeals of a stage, whichever entered it last first.",
  method: "GET",
  path: "/api/v1/operator/stages/:stageId/cards",
  access: "appeals.read",
  params: stage.params,
  query: CardFilter.extend({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: z.object({ cards: z.array(FunnelCard), next: z.string().nullable() }),
});

export const getConversion = endpoint({
  name: "getConversion",
  summary: "How many appeals entered each stage of a pipeline in a period, and what became of them.",
  method: "GET",
  path: "/api/v1/operator/pipelines/:pipelineId/conversion",
  access: "appeals.read",
  params: pipeline.params,
  query: z.object({
    /** So many days by the tenant's calendar. */
    days: z.coerce.number().int().min(1).max(1_000).default(30),
    /** The last of them; today where it is not given. */
    to: z.iso.date().optional(),
  }),
  result: z.object({ stages: z.array(StageConversion) }),
});

/** An appeal that is open in the conversation already is the answer. */
export const createAppeal = endpoint({
  name: "createAppeal",
  summary: "Begin an appeal by hand in a conversation that has none.",
  method: "POST",
  path: "/api/v1/operator/conversations/:conversationId/appeals",
  access: "appeals.edit",
  params: z.object({ conversationId: ConversationId }),
  body: z.object({ title: DealTitle.default("") }),
  result: Appeal,
});

const appeal = { params: z.object({ appealId: AppealId }), access: "appeals.edit" } as const;

/** The same clientKey twice is one move. */
export const moveAppeal = endpoint({
  name: "moveAppeal",
  summary: "Move an appeal to another stage; to lose it takes a reason.",
  method: "POST",
  path: "/api/v1/operator/appeals/:appealId/move",
  ...appeal,
  body: z.object({
    clientKey: z.string().min(8).max(100),
    stageId: StageId,
    reason: z.string().trim().max(500).default(""),
    version: z.number().int().optional(),
  }),
  result: Appeal,
});

export const changeDeal = endpoint({
  name: "changeDeal",
  summary: "Change what an appeal is called and what it is worth.",
  method: "PATCH",
  path: "/api/v1/operator/appeals/:appealId/deal",
  ...appeal,
  body: DealChange,
  result: Appeal,
});

export const listStageMoves = endpoint({
  name: "listStageMoves",
  summary: "How an appeal went through its stages, the latest move first, and why.",
  method: "GET",
  path: "/api/v1/operator/appeals/:appealId/moves",
  access: "appeals.read",
  params: appeal.params,
  result: z.object({ moves: z.array(StageMove) }),
});
