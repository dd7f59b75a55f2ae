import type { Question } from "./dialogue.ts";

const PATTERNS: readonly (readonly [Question, RegExp])[] = [
  ["model", /модел|марк[аиу]|как(ое|ой|ая) (у вас )?(устройств|телефон|аппарат)|что за (устройств|телефон)/i],
  ["problem", /что (с ним|с ней|случил|произош)|опишите|в ч[её]м (проблем|неисправн)|какая (полом|неисправн)/i],
  ["part", /оригинал|аналог|копи/i],
  ["order", /номер[а-я]* (заказа|квитанции)|квитанци/i],
  [
    "phone",
    /номер[а-я]* телефона|телефон[а-я]*,? (для связи|на который)|номер[а-я]* для связи|контактн[а-я]+ (номер|телефон)/i,
  ],
  ["name", /вас зовут|к вам обращаться|ваше имя/i],
  ["time", /когда (вам )?(удобно|сможете|подъед|привез)|на какое время|в какое время/i],
];

/** What a shop's message asks for, in the order a person would answer it. */
export const questionsIn = (text: string): readonly Question[] =>
  PATTERNS.flatMap(([question, pattern]) => (pattern.test(text) ? [question] : []));
