import { z } from "zod";
import { Entities, EntityField } from "../contracts/extraction.ts";
import { TurnAction, TurnReason } from "../contracts/turn.ts";

/** Where a price may stand in a model's text. The amounts are put in by us, from the price list. */
export const PRICE_PLACEHOLDER = "{{price}}";

/** What a language model has to answer about one turn. Messages are called by their number in the transcript, from 1. */
export const ModelAnswer = z.object({
  entities: Entities,
  evidence: z.array(
    z.object({ field: EntityField, messages: z.array(z.number().int()), confidence: z.number().min(0).max(1) }),
  ),
  action: TurnAction,
  reason: TurnReason.exclude([
    "operator.media",
    "model.timeout",
    "model.throttled",
    "model.unavailable",
    "model.malformed",
    "model.refused",
    "model.priceNotFromList",
  ]),
  text: z.string().nullable(),
  confidence: z.number().min(0).max(1),
});
export type ModelAnswer = z.infer<typeof ModelAnswer>;
