import { parsePhoneNumberFromString } from "libphonenumber-js";
import { allMatches } from "./allMatches.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

/** Anything long enough to be a telephone number. */
export const phoneLike = /(?<![\d№#-])(?:\+?\d[\s()\u2013-]{0,3}){10,13}(?!\d)/g;
const calledThem = /звонил|ваш(?:ему|ем|его|ей)? (?:номер|телефон)|по номеру|на номер|с номера|вам на/;

/** The contact's own number in E.164; numbers without a country are Russian. The last one given stands. */
export function findPhone(utterances: readonly Utterance[]): Hit<string> | null {
  return utterances.flatMap(phonesIn).at(-1) ?? null;
}

function phonesIn(utterance: Utterance): Hit<string>[] {
  return allMatches(phoneLike, utterance.raw).flatMap((match) => {
    const before = utterance.raw.slice(Math.max(0, match.index - 24), match.index).toLowerCase();
    const number = parsePhoneNumberFromString(match[0], "RU");
    if (number === undefined || !number.isPossible() || number.number.startsWith("+7800") || calledThem.test(before))
      return [];
    return [hitAt(utterance, utterance.rawWords, number.number, match.index, match.index + match[0].trimEnd().length)];
  });
}
