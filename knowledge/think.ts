import type { Extraction } from "../contracts/extraction.ts";
import type { PriceRow } from "../contracts/price.ts";
import type { TenantSettings } from "../contracts/tenantSettings.ts";
import type { Thought, TurnMessage } from "../contracts/turn.ts";
import { newMessageIds } from "./decision.ts";
import { extractByRules } from "./extractByRules.ts";
import { keepEarlier } from "./keepEarlier.ts";
import type { LanguageModel } from "./languageModel.ts";
import { ModelFailure } from "./modelFailure.ts";
import { phrases } from "./phrases/phrases.ts";
import { replyByTemplate } from "./replyByTemplate.ts";
import { thinkByModel } from "./thinkByModel.ts";

export interface Turn {
  /** Oldest first; the recent part of the conversation is enough. A message with no words of its own (a photo, a voice) has an empty text. */
  readonly messages: readonly TurnMessage[];
  readonly tenantSettings: TenantSettings;
  readonly priceRows: readonly PriceRow[];
  /** What the previous turn of the same appeal learned; it survives where its messages are no longer among `messages`. */
  readonly previousExtraction: Extraction | null;
  /** Null: our own rules do the thinking. */
  readonly model: LanguageModel | null;
  /** Cancels a running model call, for a takeover. */
  readonly signal?: AbortSignal;
}

/** Thinks about one turn. It reads and writes nothing but the model, and it throws only when `signal` is aborted. */
export async function think(turn: Turn): Promise<Thought> {
  const { model, messages, previousExtraction } = turn;
  if (model !== null && hasNewWords(messages)) {
    return thinkByModel({ ...turn, model }).catch((error: unknown) => afterFailure(turn, error));
  }
  const extraction = keepEarlier(previousExtraction, extractByRules(messages), messages);
  return { extraction, reply: replyByTemplate({ ...turn, extraction }), by: "rules" };
}

/** Nothing to read, nothing to pay for: a photo alone, or no new message at all, is answered by rule. */
function hasNewWords(messages: readonly TurnMessage[]): boolean {
  return messages.some(({ from, isNew, text }) => from === "client" && isNew && text.trim() !== "");
}

/** A model that failed costs the contact a person's answer, not what they said: the rules still read it. */
function afterFailure({ messages, previousExtraction, tenantSettings }: Turn, error: unknown): Thought {
  if (!(error instanceof ModelFailure)) throw error;
  const extraction = keepEarlier(previousExtraction, extractByRules(messages), messages);
  const { unsureByOperator } = phrases[tenantSettings.language];
  const isSaid = messages.some(({ from, text }) => from === "shop" && text.includes(unsureByOperator));
  const text = isSaid ? null : unsureByOperator;
  return {
    extraction,
    reply: {
      action: "askOperator",
      text,
      reason: error.reason,
      confidence: 1,
      evidence: newMessageIds(messages),
      priceRowIds: [],
    },
    by: "rules",
  };
}
