import { Api } from "telegram/tl/index.js";
import type { Mark } from "../../contracts/formatting.ts";

const entities = {
  bold: Api.MessageEntityBold,
  italic: Api.MessageEntityItalic,
  strike: Api.MessageEntityStrike,
  code: Api.MessageEntityCode,
} as const;

/** https://core.telegram.org/api/entities: offsets count UTF-16 units, as ours do. Telegram itself makes links of addresses. */
export const entitiesOf = (marks: readonly Mark[] = []) =>
  marks.length === 0
    ? {}
    : { entities: marks.map(({ kind, from, length }) => new entities[kind]({ offset: from, length })) };
