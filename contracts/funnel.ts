import { z } from "zod";
import { CallOutcome } from "./call.ts";
import { AppealType, EntityField } from "./extraction.ts";
import { AppealId, ContactId, ConversationId, OperatorId, PipelineId, StageId, StageRuleId } from "./ids.ts";
import { LabelColor } from "./label.ts";

/** open: work is under way. won and lost: how it ended; to lose an appeal by hand takes a reason. */
export const StageKind = z.enum(["open", "won", "lost"]);
export type StageKind = z.infer<typeof StageKind>;

export const Stage = z.object({
  id: StageId,
  pipelineId: PipelineId,
  name: z.string(),
  color: LabelColor,
  kind: StageKind,
  position: z.number().int(),
  /** An appeal that stays longer is late, and slow after half of it; null: it may stay forever. */
  ageLimitHours: z.number().int().nullable(),
});
export type Stage = z.infer<typeof Stage>;

/** What makes a rule look at an appeal. entityKnown and entityIs look whenever something new was understood. */
export const StageTrigger = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("messageReceived") }),
  z.object({ kind: z.literal("operatorReplied") }),
  /** A reply named a price from the price list. */
  z.object({ kind: z.literal("priceNamed") }),
  z.object({ kind: z.literal("conversationClosed") }),
  /** With one of these outcomes; with any where none is named. */
  z.object({ kind: z.literal("callEnded"), outcomes: z.array(CallOutcome).max(10) }),
  z.object({ kind: z.literal("entityKnown"), field: EntityField }),
  z.object({ kind: z.literal("appealTypeIs"), appealType: AppealType }),
]);
export type StageTrigger = z.infer<typeof StageTrigger>;

/** Moves appeals by itself: from one of the stages, or from any open one where none is named. Rules stand in order; the first that fits moves. */
export const StageRule = z.object({
  id: StageRuleId,
  pipelineId: PipelineId,
  name: z.string(),
  isOn: z.boolean(),
  trigger: StageTrigger,
  fromStageIds: z.array(StageId),
  toStageId: StageId,
  position: z.number().int(),
});
export type StageRule = z.infer<typeof StageRule>;

export const Pipeline = z.object({
  id: PipelineId,
  name: z.string(),
  /** New appeals begin in its first open stage. */
  isDefault: z.boolean(),
  stages: z.array(Stage),
  rules: z.array(StageRule),
});
export type Pipeline = z.infer<typeof Pipeline>;

/** What brought an appeal into its stage. start: it began there. stageDeleted: the stage it was in went. */
export const StageReason = z.enum(["start", "hand", "rule", "extraction", "touch", "stageDeleted"]);
export type StageReason = z.infer<typeof StageReason>;

const Kopecks = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const DealTitle = z.string().trim().max(200);

/** The sales view of an appeal. */
export const Deal = z.object({
  pipelineId: PipelineId,
  stageId: StageId,
  stageSince: z.iso.datetime(),
  stageReason: StageReason,
  title: z.string(),
  amount: Kopecks.nullable(),
  currency: z.literal("RUB"),
  /** Of what is here; a change that names an older one is refused. */
  version: z.number().int(),
});
export type Deal = z.infer<typeof Deal>;

export const DealChange = z.object({
  title: DealTitle.optional(),
  amount: Kopecks.nullable().optional(),
  version: z.number().int(),
});

/** An appeal on the board. */
export const FunnelCard = z.object({
  appealId: AppealId,
  conversationId: ConversationId,
  contactId: ContactId,
  contactName: z.string(),
  isClosed: z.boolean(),
  appealType: AppealType,
  /** Brand and model, as far as they are known. */
  device: z.string(),
  assigneeId: OperatorId.nullable(),
  assigneeName: z.string().nullable(),
  deal: Deal,
});
export type FunnelCard = z.infer<typeof FunnelCard>;

export const BoardColumn = z.object({
  stageId: StageId,
  count: z.number().int(),
  /** Kopecks, of those that have an amount. */
  sum: z.number(),
  cards: z.array(FunnelCard),
  next: z.string().nullable(),
});
export type BoardColumn = z.infer<typeof BoardColumn>;

/** What a person reads of one move; facts are the values that a rule went by. */
export const StageMove = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  fromStageId: StageId.nullable(),
  fromStageName: z.string().nullable(),
  toStageId: StageId,
  toStageName: z.string(),
  by: StageReason,
  operatorName: z.string().nullable(),
  /** A person's words, or the name of the rule or of the touch sequence. */
  reason: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type StageMove = z.infer<typeof StageMove>;

/** What became of the appeals that entered a stage in the period, as far as is known now. */
export const StageConversion = z.object({
  stageId: StageId,
  entered: z.number().int(),
  /** Those that went on to a later stage which is not lost. */
  wentOn: z.number().int(),
  won: z.number().int(),
  lost: z.number().int(),
  /** How long they stayed, those that are still there until now; null where nobody entered. */
  medianHours: z.number().nullable(),
});
export type StageConversion = z.infer<typeof StageConversion>;
