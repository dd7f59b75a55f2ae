import type { TurnMessage } from "../../contracts/turn.ts";
import { asTypedInRussian } from "./asTypedInRussian.ts";

/** A message prepared for the rules. Positions are indexes of whitespace-separated words, equal in `raw` and `text`. */
export interface Utterance {
  readonly message: TurnMessage;
  readonly raw: string;
  /** Lower case, ё as е, in Russian letters even where Russian was typed in Latin ones. */
  readonly text: string;
  /** `text` is not what was typed: it was Russian in Latin letters. */
  readonly isRespelled: boolean;
  readonly rawWords: readonly Word[];
  readonly textWords: readonly Word[];
  /** The clause of each word: a new one begins after punctuation and at "и", "а", "но". */
  readonly clauses: readonly number[];
}

export interface Word {
  readonly start: number;
  readonly word: string;
}

/** Something found in an utterance, over the words `from`..`to` (inclusive). */
export interface Hit<T> {
  readonly value: T;
  readonly utterance: Utterance;
  readonly from: number;
  readonly to: number;
}

export function hear(message: TurnMessage): Utterance {
  const raw = message.text.normalize("NFC").trim();
  const lower = raw.toLowerCase().replaceAll("ё", "е");
  const text = asTypedInRussian(lower);
  const rawWords = splitWords(raw);
  return {
    message,
    raw,
    text,
    isRespelled: text !== lower,
    rawWords,
    textWords: splitWords(text),
    clauses: numberClauses(rawWords),
  };
}

export function hitAt<T>(utterance: Utterance, words: readonly Word[], value: T, start: number, end: number): Hit<T> {
  return { value, utterance, from: wordAt(words, start), to: wordAt(words, Math.max(start, end - 1)) };
}

/** The words of a hit as they were typed. */
export function wordsOf({ utterance, from, to }: Hit<unknown>): string {
  return utterance.rawWords
    .slice(from, to + 1)
    .map(({ word }) => word)
    .join(" ")
    .replace(/^[\s,.;:!?()"«»]+|[\s,.;:!?()"«»]+$/g, "");
}

export function clauseOf({ utterance, from }: Hit<unknown>): number {
  return utterance.clauses[from] ?? 0;
}

function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(/\S+/g), (match) => ({ start: match.index, word: match[0] }));
}

function wordAt(words: readonly Word[], offset: number): number {
  let index = 0;
  while (index + 1 < words.length && (words[index + 1]?.start ?? 0) <= offset) index += 1;
  return index;
}

const joins = /^(?:и|а|но|плюс|еще|ещё|также|тогда)$/i;

function numberClauses(words: readonly Word[]): number[] {
  let clause = 0;
  return words.map(({ word }, index) => {
    const previous = words[index - 1]?.word;
    if (previous !== undefined && (joins.test(word) || /[,;.!?:)]$/.test(previous))) clause += 1;
    return clause;
  });
}
