import { digitRunsIn, wordsIn } from "../../commands/search/wordsIn.ts";
import type { TextMark } from "../../contracts/endpoints/search.ts";

/** What a tier looked for, to be shown in what it found. */
export interface Sought {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly digits: readonly string[];
}

const EXCERPT_MAX = 220;
/** So much is shown before the first mark. */
const LEAD = 40;

/** A text's part around the first thing found, with the places of all that was found in it. */
export function markText(text: string, sought: Sought): { readonly text: string; readonly marks: readonly TextMark[] } {
  const marks = joined([...markWords(text, sought), ...markDigits(text, sought)]);
  const first = marks[0]?.start ?? 0;
  const from = first <= LEAD ? 0 : Math.min(first, wordAfter(text, first - LEAD));
  const to = text.length <= from + EXCERPT_MAX ? text.length : wordBefore(text, from + EXCERPT_MAX);
  const [before, after] = [from > 0 ? "…" : "", to < text.length ? "…" : ""];
  const moved = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start + moved, end: end + moved })),
  };
}

/** Where a text can be cut, also one that is a single word: not inside a pair of surrogates. */
const wordAfter = (text: string, at: number): number => at + text.slice(at).search(/(?<=\s)\S|$/);
const wordBefore = (text: string, at: number): number =>
  at - (/\s(\S{0,60})$/.exec(text.slice(0, at))?.[1]?.length ?? 0);

const markWords = (text: string, { words, beginnings }: Sought): readonly TextMark[] =>
  wordsIn(text)
    .filter(({ word }) => words.has(word) || beginnings.some((beginning) => word.startsWith(beginning)))
    .map(({ start, end }) => ({ start, end }));

const markDigits = (text: string, { digits: sought }: Sought): readonly TextMark[] =>
  digitRunsIn(text).flatMap(({ digits, at }) =>
    sought.flatMap((part) => {
      const from = digits.indexOf(part);
      const [start, last] = [at[from], at[from + part.length - 1]];
      return start === undefined || last === undefined ? [] : [{ start, end: last + 1 }];
    }),
  );

/** In order, and none inside another. */
function joined(marks: readonly TextMark[]): readonly TextMark[] {
  const result: TextMark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && mark.start <= last.end)
      result[result.length - 1] = { ...last, end: Math.max(last.end, mark.end) };
    else result.push(mark);
  }
  return result;
}
