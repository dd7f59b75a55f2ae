import type { DataSource } from "typeorm";
import { z } from "zod";
import type { SearchFilters } from "../../contracts/endpoints/search.ts";
import type { MessageId } from "../../contracts/ids.ts";
import { TimeKey } from "../cursor.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import type { Clause, SearchQuery } from "./parseQuery.ts";
import { tiersOf } from "./tiers.ts";
import type { Tier } from "./tiers.ts";

/**
 * How many of the tenant's newest messages are looked through first, and then. Frequent words fill a page from the newest
 * few, without their hundred thousand others being read and sorted; rare ones cost little in all.
 */
const WINDOWS = [20_000, 200_000, null] as const;

/** A place in the results: the tier's number and the message's time, and its id. */
export const SearchKey = z.string().refine((key) => /^[0-2] /.test(key) && TimeKey.safeParse(key.slice(2)).success);

export interface FoundMessage {
  readonly messageId: MessageId;
  readonly tier: Tier;
  /** See SearchKey. */
  readonly key: string;
}

interface Search {
  readonly query: SearchQuery;
  readonly filters: SearchFilters;
  readonly after: readonly [key: string, id: string] | readonly [null, null];
  readonly limit: number;
}

/** The best messages that the viewer may see and the filters let through, the newest first within a tier. */
export async function findMessages(db: DataSource, viewer: Viewer, search: Search): Promise<readonly FoundMessage[]> {
  const { query, after, limit } = search;
  const [key, id] = after;
  const firstTier = key === null ? 0 : Number(key.charAt(0));
  const found: FoundMessage[] = [];
  let number = -1;
  let better: Tier | null = null;
  for await (const tier of tiersOf(db, viewer.tenantId, query)) {
    number += 1;
    if (number >= firstTier) {
      const place = number === firstTier && key !== null ? { time: key.slice(2), id } : null;
      const rows = await findInTier(db, viewer, search, { tier, better, place, limit: limit - found.length });
      found.push(...rows.map(({ messageId, time }) => ({ messageId, tier, key: `${number} ${time}` })));
      if (found.length >= limit) break;
    }
    better = tier;
  }
  return found;
}

interface Step {
  readonly tier: Tier;
  /** What it matches has been found already. */
  readonly better: Tier | null;
  readonly place: { readonly time: string; readonly id: string } | null;
  readonly limit: number;
}

interface Row {
  readonly messageId: MessageId;
  readonly time: string;
}

async function findInTier(db: DataSource, viewer: Viewer, search: Search, step: Step): Promise<readonly Row[]> {
  const found: Row[] = [];
  let place = step.place;
  for (const size of WINDOWS) {
    const since = size === null ? null : await timeOfNewest(db, viewer, search.filters, place?.time ?? null, size);
    const rows = await findSince(db, viewer, search, { ...step, place, since, limit: step.limit - found.length });
    found.push(...rows);
    if (found.length >= step.limit || since === null) break;
    const last = rows.at(-1);
    if (last !== undefined) place = { time: last.time, id: last.messageId };
  }
  return found;
}

/** When the tenant's message was written that has so many newer ones below the place. Null when there are not so many. */
async function timeOfNewest(
  db: DataSource,
  { tenantId }: Viewer,
  { to }: SearchFilters,
  below: string | null,
  count: number,
): Promise<string | null> {
  const [oldest]: { time: string }[] = await db.query(
    `SELECT "occurredAt"::text AS time FROM message_words
     WHERE "tenantId" = $1 AND "occurredAt" <= coalesce(least($2::timestamptz, $3::timestamptz), 'infinity')
     ORDER BY "occurredAt" DESC OFFSET $4 LIMIT 1`,
    [tenantId, below, to ?? null, count],
  );
  return oldest?.time ?? null;
}

function findSince(
  db: DataSource,
  viewer: Viewer,
  { query, filters }: Search,
  { tier, better, place, since, limit }: Step & { readonly since: string | null },
): Promise<readonly Row[]> {
  const { values, bind } = parameters();
  const ofMessage = [...messageFilters(filters, bind), ...phraseConditions(query, bind)];
  const conditions = [
    `w."tenantId" = ${bind(viewer.tenantId)} AND w.terms @@ ${bind(tier.tsquery)}::tsquery`,
    ...(better === null ? [] : [`NOT w.terms @@ ${bind(better.tsquery)}::tsquery`]),
    ...(place === null
      ? []
      : [`(w."occurredAt", w."messageId") < (${bind(place.time)}::timestamptz, ${bind(place.id)})`]),
    ...(since === null ? [] : [`w."occurredAt" >= ${bind(since)}::timestamptz`]),
    ...(filters.from === undefined ? [] : [`w."occurredAt" >= ${bind(filters.from)}::timestamptz`]),
    ...(filters.to === undefined ? [] : [`w."occurredAt" < ${bind(filters.to)}::timestamptz`]),
    sees.conversation(viewer, "c", bind),
    ...conversationFilters(filters, bind),
    ...ofMessage,
  ];
  return db.query(
    `SELECT w."messageId", w."occurredAt"::text AS time FROM message_words w
     JOIN conversations c ON c.id = w."conversationId"
     ${ofMessage.length === 0 ? "" : `JOIN messages m ON m.id = w."messageId"`}
     WHERE ${conditions.join(" AND ")}
     ORDER BY w."occurredAt" DESC, w."messageId" DESC LIMIT ${bind(limit)}`,
    values,
  );
}

const conversationFilters = ({ channelAccountId, status, labelId }: SearchFilters, bind: Bind): readonly string[] => [
  ...(channelAccountId === undefined ? [] : [`c."channelAccountId" = ${bind(channelAccountId)}`]),
  ...(status === undefined ? [] : [`c.status = ${bind(status)}`]),
  ...(labelId === undefined
    ? []
    : [
        `EXISTS (SELECT 1 FROM conversation_labels l WHERE l."conversationId" = c.id AND l."labelId" = ${bind(labelId)})`,
      ]),
];

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
