import type { Mark } from "../../contracts/formatting.ts";

const types = { bold: "bold", italic: "italic", strike: "strikethrough", code: "code" } as const;

/** Bot API, MessageEntity: offsets count UTF-16 units, as ours do. Telegram itself makes links of addresses. */
export const entitiesOf = (marks: readonly Mark[] = []) =>
  marks.length === 0
    ? {}
    : { entities: marks.map(({ kind, from, length }) => ({ type: types[kind], offset: from, length })) };
