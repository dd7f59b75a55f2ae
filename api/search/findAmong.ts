import type { DataSource } from "typeorm";
import type { SearchFilters } from "../../contracts/endpoints/search.ts";
import type { ConversationId, MessageId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import { conversationFilters } from "./fewConversations.ts";
import type { Clause, SearchQuery } from "./parseQuery.ts";
import type { Tier } from "./tiers.ts";

export interface Reach {
  readonly query: SearchQuery;
  readonly filters: SearchFilters;
  /** All conversations that there are to look in, where they are few. */
  readonly few: readonly ConversationId[] | null;
}

export interface Step {
  readonly tier: Tier;
  /** What it matches has been found already. */
  readonly better: Tier | null;
  readonly place: { readonly time: string; readonly id: string } | null;
  readonly limit: number;
}

export interface FoundRow {
  readonly messageId: MessageId;
  readonly time: string;
}

/** Looks at the newest so many messages behind the place, or, where `newest` is null, at all that have the words. */
export function findAmong(
  db: DataSource,
  viewer: Viewer,
  { query, filters, few }: Reach,
  { tier, better, place, limit, newest }: Step & { readonly newest: number | null },
): Promise<readonly FoundRow[]> {
  const { values, bind } = parameters();
  const inReach = [
    `"tenantId" = ${bind(viewer.tenantId)}`,
    ...(few === null ? [] : [`"conversationId" = ANY(${bind(few)}::text[])`]),
    ...(place === null ? [] : [`("occurredAt", "messageId") < (${bind(place.time)}::timestamptz, ${bind(place.id)})`]),
    ...(filters.from === undefined ? [] : [`"occurredAt" >= ${bind(filters.from)}::timestamptz`]),
    ...(filters.to === undefined ? [] : [`"occurredAt" < ${bind(filters.to)}::timestamptz`]),
  ];
  const reach = `SELECT * FROM message_words WHERE ${inReach.join(" AND ")}`;
  const ofMessage = [...messageFilters(filters, bind), ...phraseConditions(query, bind)];
  const conditions = [
    `w.terms @@ ${bind(tier.tsquery)}::tsquery`,
    ...(better === null ? [] : [`NOT w.terms @@ ${bind(better.tsquery)}::tsquery`]),
    sees.conversation(viewer, "c", bind),
    ...conversationFilters(filters, bind),
    ...ofMessage,
  ];
  // Materialized, so that the order of the page does not tempt the planner to walk through everything for a rare word.
  return db.query(
    `WITH matching AS MATERIALIZED (
       SELECT w."messageId", w."occurredAt"
       FROM (${reach} ${newest === null ? "" : `ORDER BY "occurredAt" DESC, "messageId" DESC LIMIT ${bind(newest)}`}) w
       JOIN conversations c ON c.id = w."conversationId"
       ${ofMessage.length === 0 ? "" : `JOIN messages m ON m.id = w."messageId"`}
       WHERE ${conditions.join(" AND ")}
     )
     SELECT "messageId", "occurredAt"::text AS time FROM matching
     ORDER BY "occurredAt" DESC, "messageId" DESC LIMIT ${bind(limit)}`,
    values,
  );
}

const messageFilters = ({ author, operatorId, only }: SearchFilters, bind: Bind): readonly string[] => [
  ...(author === undefined ? [] : [`m.author = ${bind(author)}`]),
  ...(operatorId === undefined ? [] : [`m."operatorId" = ${bind(operatorId)}`]),
  ...(only === "notes" ? [`m.direction = 'note'`] : []),
  ...(only === "files" ? [`m.content->>'kind' IN ('photo', 'document')`] : []),
];

/** The index knows which words are in a message, not where; the few that have them all are read. */
function phraseConditions({ wanted, unwanted }: SearchQuery, bind: Bind): readonly string[] {
  const says = (words: readonly string[]) =>
    `${MESSAGE_TEXT} ~ ${bind(String.raw`\m${words.join("[^[:alnum:]]+")}\M`)}`;
  return [...phrasesIn(wanted).map(says), ...phrasesIn(unwanted).map((words) => `NOT ${says(words)}`)];
}

const phrasesIn = (clauses: readonly Clause[]): readonly (readonly string[])[] =>
  clauses.flatMap((clause) => (clause.kind === "phrase" ? [clause.words] : []));

const MESSAGE_TEXT = `replace(lower(concat_ws(' ', m.content->>'text', m.content->>'fileName', m.content->>'caption', m.content->>'name',
  m.content->>'title')), 'ё', 'е')`;
