import { z } from "zod";

/** How a part of a text looks. `from` and `length` count UTF-16 units, as JavaScript and Telegram do. */
export const Mark = z.object({
  kind: z.enum(["bold", "italic", "strike", "code"]),
  from: z.number().int().min(0),
  length: z.number().int().min(1),
});
export type Mark = z.infer<typeof Mark>;

/** What stands on both sides of marked words while they are typed. */
export const markSigns = { bold: "**", italic: "__", strike: "~~", code: "`" } as const satisfies Record<
  Mark["kind"],
  string
>;

interface Formatted {
  readonly text: string;
  /** Each before those that lie within it. */
  readonly marks: readonly Mark[];
}

/** Marked words of one line. Signs within a word or an address are none: 2**3**4, /a__b__c. */
const MARKED = /(?<![\p{L}\p{N}_*~`/])(\*\*|__|~~|`)(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/u;
const kindBySign = new Map<string, Mark["kind"]>(
  Mark.shape.kind.options.map((kind) => [markSigns[kind], kind] as const),
);

/** Takes the signs out of what somebody typed: **bold**, __italic__, ~~struck~~, `code`. */
export function readMarks(typed: string): Formatted {
  const found = MARKED.exec(typed);
  const [whole = "", sign = "", inside = ""] = found ?? [];
  const kind = kindBySign.get(sign);
  if (found === null || kind === undefined) return { text: typed, marks: [] };
  const from = found.index;
  const within = kind === "code" ? { text: inside, marks: [] } : readMarks(inside);
  const rest = readMarks(typed.slice(from + whole.length));
  return {
    text: typed.slice(0, from) + within.text + rest.text,
    marks: [
      { kind, from, length: within.text.length },
      ...moved(within.marks, from),
      ...moved(rest.marks, from + within.text.length),
    ],
  };
}

const moved = (marks: readonly Mark[], by: number): Mark[] =>
  marks.map(({ kind, from, length }) => ({ kind, from: from + by, length }));

/** The reverse, for somebody to type on. */
export function writeMarks({ text, marks }: Formatted): string {
  const signs = marks
    .flatMap(({ kind, from, length }, order) => [
      { at: from, isEnd: false, order, sign: markSigns[kind] },
      { at: from + length, isEnd: true, order: -order, sign: markSigns[kind] },
    ])
    .toSorted((one, next) => one.at - next.at || Number(next.isEnd) - Number(one.isEnd) || one.order - next.order);
  let written = "";
  let done = 0;
  for (const { at, sign } of signs) {
    written += text.slice(done, at) + sign;
    done = at;
  }
  return written + text.slice(done);
}
