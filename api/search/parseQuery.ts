import { DIGITS_MIN, digitRunsIn, wordsIn } from "../../commands/search/wordsIn.ts";
import { inOtherLayout } from "./inOtherLayout.ts";

/** Something that must stand in a message, or must not. */
export type Clause =
  /** What was typed between two spaces, as it stands and as the other keyboard layout reads it; all words of one of them. */
  | { readonly kind: "words"; readonly readings: readonly (readonly string[])[] }
  /** These very words, one after another. */
  | { readonly kind: "phrase"; readonly words: readonly string[] }
  /** A part of a number, however either is grouped; or its groups as words. */
  | { readonly kind: "number"; readonly digits: string; readonly words: readonly string[] };

export interface SearchQuery {
  readonly wanted: readonly Clause[];
  readonly unwanted: readonly Clause[];
  /** The last word may still go on: nothing was typed after it. */
  readonly unfinished: boolean;
}

const PARTS = /(?<!\S)(-?)"([^"]*)"?|(?<!\S)(-?)(\S+)/g;
const NUMBER = /^[№#+(]*\d[\d().–-]*$/;

/** Reads what somebody typed: words, "exact phrase", -without. There are no errors; what means nothing is left out. */
export function parseQuery(typed: string): SearchQuery {
  const wanted: Clause[] = [];
  const unwanted: Clause[] = [];
  let numbers: string[] = [];
  const endNumber = () => {
    if (numbers.length > 0) wanted.push(...clausesOf(numbers.join(" ")));
    numbers = [];
  };
  for (const [, notPhrase, phrase, not, chunk = ""] of typed.matchAll(PARTS)) {
    if (phrase === undefined && not === "" && NUMBER.test(chunk)) {
      numbers.push(chunk);
      continue;
    }
    endNumber();
    const clauses = phrase === undefined ? clausesOf(chunk) : phraseOf(phrase);
    (notPhrase || not ? unwanted : wanted).push(...clauses);
  }
  endNumber();
  return { wanted, unwanted, unfinished: wanted.at(-1)?.kind === "words" && /[\p{L}\p{N}]$/u.test(typed) };
}

function phraseOf(text: string): readonly Clause[] {
  const words = wordsIn(text).map(({ word }) => word);
  return words.length === 0 ? [] : [{ kind: "phrase", words }];
}

function clausesOf(text: string): readonly Clause[] {
  const [run, ...more] = digitRunsIn(text);
  if (run !== undefined && more.length === 0 && run.digits.length >= DIGITS_MIN && !/\p{L}/u.test(text)) {
    return [{ kind: "number", digits: run.digits, words: wordsIn(text).map(({ word }) => word) }];
  }
  const readings = [text, inOtherLayout(text)]
    .map((reading) => wordsIn(reading).map(({ word }) => word))
    .filter((words) => words.length > 0);
  return readings.length === 0 ? [] : [{ kind: "words", readings }];
}
