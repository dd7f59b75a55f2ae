import type { Extraction } from "../contracts/extraction.ts";
import type { PriceRow } from "../contracts/price.ts";
import type { TenantSettings } from "../contracts/tenantSettings.ts";
import type { TurnMessage, TurnReply } from "../contracts/turn.ts";
import { answerByAppeal } from "./answerByAppeal.ts";
import { answerInfo } from "./answerInfo.ts";
import { askOperator, type Decision, newMessageIds, say, type Situation } from "./decision.ts";
import * as turns from "./lexicon/turns.ts";
import { phrases } from "./phrases/phrases.ts";

interface TemplateTurn {
  readonly messages: readonly TurnMessage[];
  readonly tenantSettings: TenantSettings;
  readonly priceRows: readonly PriceRow[];
  readonly extraction: Extraction;
}

/** Answers by rules in the tenant's language: asks for the one missing thing, quotes the price list, or asks an operator and says so. */
export function replyByTemplate(turn: TemplateTurn): TurnReply {
  const fresh = turn.messages.filter((message) => message.from === "client" && message.isNew);
  const asked = fresh
    .map(({ text }) => text.trim().toLowerCase().replaceAll("ё", "е"))
    .filter((text) => text !== "")
    .join("\n");
  const situation: Situation = { ...turn, asked, words: phrases[turn.tenantSettings.language] };
  if (fresh.length === 0) return finish(situation, silence);
  return finish(
    situation,
    asked === "" ? askOperator(situation.words.mediaByOperator, "operator.media") : decide(situation),
  );
}

const silence: Decision = { action: "none", text: null, reason: "none.nothingToAnswer", fields: [], priceRowIds: [] };

function decide(situation: Situation): Decision {
  const { asked, words, extraction } = situation;
  if (turns.asksForPerson.test(asked)) return askOperator(words.personByOperator, "operator.requested");
  if (wasOfferedVisit(situation) && turns.agrees.test(asked))
    return askOperator(words.dealByOperator, "operator.dealReady", ["device", "repairs"]);
  if (isOnlyThanks(situation))
    return alreadySaid(situation, words.welcome) ? silence : say(words.welcome, "reply.acknowledged");
  if (extraction.entities.appealType === "warranty" || turns.complains.test(asked)) {
    return askOperator(words.complaintByOperator, "operator.complaint", ["appealType"]);
  }
  if (turns.acknowledges.test(asked)) return silence;
  return answerInfo(situation) ?? answerByAppeal(situation) ?? answerUnknown(situation);
}

/** "забрал, всё супер, спасибо": thanks with nothing asked and nothing new told. */
function isOnlyThanks({ asked, messages, extraction }: Situation): boolean {
  if (turns.thanks.test(asked)) return true;
  if (!turns.mentionsThanks.test(asked) || turns.complains.test(asked) || asked.includes("?")) return false;
  const fresh = newMessageIds(messages);
  const told = requests.flatMap((field) => extraction.support[field]?.evidence ?? []);
  return !told.some(({ messageId }) => fresh.includes(messageId));
}

const requests = ["repairs", "partSource", "orderNumber", "phone", "askedPrice"] as const;

function wasOfferedVisit({ messages, words }: Situation): boolean {
  const last = messages.findLast(({ from }) => from === "shop");
  return last !== undefined && (last.text.includes(words.offerVisit) || last.text.includes(words.chooseVariant));
}

/** The first unclear message gets a question; if the answer is no clearer, a person looks at it. */
function answerUnknown(situation: Situation): Decision {
  const { words, tenantSettings, messages, asked } = situation;
  const isFirst = !messages.some(({ from }) => from === "shop");
  if (isFirst && turns.greets.test(asked)) return say(words.howCanWeHelp(tenantSettings.shop.name), "reply.greeting");
  if (alreadySaid(situation, words.clarify)) return askOperator(words.unsureByOperator, "operator.notUnderstood");
  return say(words.clarify, "reply.clarified");
}

function finish(situation: Situation, decision: Decision): TurnReply {
  const { messages, words, extraction } = situation;
  const { action, text, reason, priceRowIds, fields } = decision;
  const evidence = newMessageIds(messages);
  if (text === null) return { action, text, reason, confidence: 1, evidence, priceRowIds: [] };
  if (alreadySaid(situation, text)) return repeated(situation, decision);
  const isFirstAnswer = !messages.some(({ from }) => from === "shop") && reason !== "reply.acknowledged";
  const greeting = isFirstAnswer ? `${words.hello} ` : "";
  const confidence = Math.min(1, ...fields.map((field) => extraction.support[field]?.confidence ?? 1));
  return { action, text: `${greeting}${text}`, reason, confidence, evidence, priceRowIds: [...priceRowIds] };
}

/** Saying the same again answers nothing: an operator is asked instead, silently when that too was already said. */
function repeated(situation: Situation, { action, reason }: Decision): TurnReply {
  const { unsureByOperator } = situation.words;
  const text = action === "askOperator" || alreadySaid(situation, unsureByOperator) ? null : unsureByOperator;
  const why = action === "askOperator" ? reason : "operator.notUnderstood";
  return {
    action: "askOperator",
    text,
    reason: why,
    confidence: 0.5,
    evidence: newMessageIds(situation.messages),
    priceRowIds: [],
  };
}

function alreadySaid({ messages }: Situation, text: string): boolean {
  return messages.some((message) => message.from === "shop" && message.text.includes(text));
}
