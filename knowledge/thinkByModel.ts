import type { Extraction, EntityField, FieldSupport } from "../contracts/extraction.ts";
import type { MessageId } from "../contracts/ids.ts";
import type { Thought, TurnMessage, TurnReply } from "../contracts/turn.ts";
import { askModel } from "./askModel.ts";
import { newMessageIds } from "./decision.ts";
import { fillPrice } from "./fillPrice.ts";
import { keepEarlier } from "./keepEarlier.ts";
import type { LanguageModel } from "./languageModel.ts";
import type { ModelAnswer } from "./modelAnswer.ts";
import { ModelFailure } from "./modelFailure.ts";
import { type PromptTurn, turnPrompt } from "./prompts/turn.ts";

interface ModelTurn extends PromptTurn {
  readonly previousExtraction: Extraction | null;
  readonly model: LanguageModel;
  readonly signal?: AbortSignal;
}

/** One model call makes the whole thought. Its prices come from the price list only. Throws ModelFailure when the answer cannot be used. */
export async function thinkByModel(turn: ModelTurn): Promise<Thought> {
  const { messages, previousExtraction, model, signal } = turn;
  const answer = await askModel(model, turnPrompt(turn), signal);
  const extraction = keepEarlier(previousExtraction, toExtraction(answer, messages), messages);
  return { extraction, reply: toReply(turn, answer, extraction), by: model.name };
}

function toExtraction({ entities, evidence }: ModelAnswer, messages: readonly TurnMessage[]): Extraction {
  const support: Partial<Record<EntityField, FieldSupport>> = {};
  for (const { field, messages: numbers, confidence } of evidence) {
    const ids = numbers.flatMap((number) => messages[number - 1]?.id ?? []);
    if (ids.length > 0) support[field] = { confidence, evidence: ids.map((messageId: MessageId) => ({ messageId })) };
  }
  return { entities, support };
}

function toReply(turn: ModelTurn, answer: ModelAnswer, extraction: Extraction): TurnReply {
  const { action, reason, confidence } = answer;
  const text = answer.text === null || answer.text.trim() === "" ? null : answer.text.trim();
  if (!reason.startsWith(prefixes[action]) || (action === "reply" && text === null))
    throw new ModelFailure("model.malformed");
  const reply: TurnReply = {
    action,
    text: action === "none" ? null : text,
    reason,
    confidence,
    evidence: newMessageIds(turn.messages),
    priceRowIds: [],
  };
  return fillPrice(reply, extraction.entities, turn);
}

const prefixes = { reply: "reply.", askOperator: "operator.", none: "none." } as const;
