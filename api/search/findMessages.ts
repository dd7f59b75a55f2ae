import type { DataSource } from "typeorm";
import { z } from "zod";
import type { SearchFilters } from "../../contracts/endpoints/search.ts";
import type { ConversationId, MessageId } from "../../contracts/ids.ts";
import { TimeKey } from "../cursor.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import type { Clause, SearchQuery } from "./parseQuery.ts";
import { tiersOf } from "./tiers.ts";
import type { Tier } from "./tiers.ts";

/** So many of the newest messages are looked through, one by one, before the index of words is asked for all of them. */
const NEWEST = 3_000;
/** With so many found among them, going on in the same way fills the page sooner than reading and sorting all that match. */
const WORTH_GOING_ON = 3;
const NEWEST_MAX = 25_000;
/** In so few conversations everything is looked at, however frequent the words are elsewhere. */
const FEW_CONVERSATIONS = 500;

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
  const few = await fewConversations(db, viewer, search.filters);
  for await (const tier of tiersOf(db, viewer.tenantId, query)) {
    number += 1;
    if (number >= firstTier) {
      const place = number === firstTier && key !== null ? { time: key.slice(2), id } : null;
      const rows = await findInTier(
        db,
        viewer,
        { ...search, few },
        { tier, better, place, limit: limit - found.length },
      );
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

interface Reach {
  /** All conversations that there are to look in, where they are few. */
  readonly few: readonly ConversationId[] | null;
}

interface Row {
  readonly messageId: MessageId;
  readonly time: string;
}

/**
 * A frequent word fills the page from the newest messages, without its hundred thousand others being read and sorted; a
 * rare one is found by the index of words. Which it is shows only when it is looked for: hence one after the other.
 */
async function findInTier(db: DataSource, viewer: Viewer, search: Search & Reach, step: Step): Promise<readonly Row[]> {
  if (search.few !== null) return findAmong(db, viewer, search, { ...step, newest: null });
  const found = [...(await findAmong(db, viewer, search, { ...step, newest: NEWEST }))];
  if (found.length >= WORTH_GOING_ON && found.length < step.limit) {
    const newest = Math.min(NEWEST_MAX, Math.ceil((NEWEST * step.limit) / found.length));
    found.push(...(await findAmong(db, viewer, search, { ...behind(step, found), newest })));
  }
  if (found.length < step.limit) {
    found.push(...(await findAmong(db, viewer, search, { ...behind(step, found), newest: null })));
  }
  return found;
}

function behind(step: Step, found: readonly Row[]): Step {
  const last = found.at(-1);
  const place = last === undefined ? step.place : { time: last.time, id: last.messageId };
  return { ...step, place, limit: step.limit - found.length };
}

async function fewConversations(
  db: DataSource,
  viewer: Viewer,
  filters: SearchFilters,
): Promise<readonly ConversationId[] | null> {
  const { values, bind } = parameters();
  const narrowing = conversationFilters(filters, bind);
  if (viewer.scope === "GLOBAL" && narrowing.length === 0) return null;
  const rows: { id: ConversationId }[] = await db.query(
    `SELECT c.id FROM conversations c WHERE ${[sees.conversation(viewer, "c", bind), ...narrowing].join(" AND ")}
     LIMIT ${bind(FEW_CONVERSATIONS + 1)}`,
    values,
  );
  return rows.length > FEW_CONVERSATIONS ? null : rows.map(({ id }) => id);
}

/** Looks at the newest so many messages behind the place, or, where `newest` is null, at all that have the words. */
function findAmong(
  db: DataSource,
  viewer: Viewer,
  { query, filters, few }: Search & Reach,
  { tier, better, place, limit, newest }: Step & { readonly newest: number | null },
): Promise<readonly Row[]> {
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
