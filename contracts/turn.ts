import { z } from "zod";
import { Extraction } from "./extraction.ts";
import { MessageId, PriceRowId } from "./ids.ts";

/** One said thing, as extraction and reply see it. `new` marks what the turn has to answer. */
export interface TurnMessage {
  readonly id: MessageId;
  readonly from: "client" | "shop";
  readonly text: string;
  readonly isNew: boolean;
}

/** Why a turn ended as it did: a stable code. The console has words for each, and "why?" shows it with its inputs. */
export const TurnReason = z.enum([
  "reply.greeting",
  "reply.askedForMissing",
  "reply.priceQuoted",
  "reply.infoGiven",
  "reply.acknowledged",
  "reply.clarified",
  "none.nothingToAnswer",
  "operator.requested",
  "operator.complaint",
  "operator.orderStatus",
  "operator.noPrice",
  "operator.notUnderstood",
  "operator.media",
  "operator.dealReady",
  "operator.tradeRequest",
  "operator.infoUnknown",
  "model.timeout",
  "model.throttled",
  "model.unavailable",
  "model.malformed",
  "model.refused",
  "model.priceNotFromList",
  "tenant.suspended",
]);
export type TurnReason = z.infer<typeof TurnReason>;

export const TurnAction = z.enum(["reply", "askOperator", "none"]);
export type TurnAction = z.infer<typeof TurnAction>;

/** What the bot decided to do with the messages of one turn. askOperator may carry a text too ("передаю оператору"). */
export const TurnReply = z.object({
  action: TurnAction,
  text: z.string().nullable(),
  reason: TurnReason,
  confidence: z.number().min(0).max(1),
  evidence: z.array(MessageId),
  priceRowIds: z.array(PriceRowId),
});
export type TurnReply = z.infer<typeof TurnReply>;

/** The whole result of thinking about one turn. `by` says who thought: our rules, or a language model by name. */
export const Thought = z.object({ extraction: Extraction, reply: TurnReply, by: z.string() });
export type Thought = z.infer<typeof Thought>;
