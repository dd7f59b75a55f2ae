import type { z } from "zod";
import { markRead } from "../../commands/markRead.ts";
import {
  countConversations,
  COUNTED_UP_TO,
  getConversation,
  listConversations,
  markRead as markReadEndpoint,
} from "../../contracts/endpoints/conversations.ts";
import type { ConversationFilter } from "../../contracts/endpoints/conversations.ts";
import { filterQueries, unreadQuery } from "../../contracts/filterQueries.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { pageOf, readCursor } from "../cursor.ts";
import { selectPage } from "../finding/selectPage.ts";
import { keyOf, sorts } from "../finding/sorts.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { presentConversation, readConversation, selectConversations } from "../presenters/conversation.ts";
import type { ConversationRow } from "../presenters/conversation.ts";
import { searchPattern, soughtContacts } from "../searchContacts.ts";
import type { Viewer } from "../scope/viewer.ts";

export const conversationRoutes = [
  route(listConversations, ({ query, operator, deps }) => readConversations(deps, operator, query)),

  route(countConversations, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const counted = Object.entries({ ...filterQueries, unread: unreadQuery }).map(
      ([name, query]) =>
        `(SELECT count(*)::int FROM (${selectPage(operator, { query, limit: COUNTED_UP_TO + 1 }, bind)}) c) AS "${name}"`,
    );
    const [row]: (Record<ConversationFilter, number> & { unread: number })[] = await db.query(
      `SELECT ${counted.join(", ")}`,
      values,
    );
    if (row === undefined) throw new Error("Postgres counted nothing.");
    const { unread, ...counts } = row;
    return { counts, unread };
  }),

  route(getConversation, ({ params, operator, deps }) =>
    readConversation(deps, operator.tenantId, params.conversationId),
  ),

  route(
    markReadEndpoint,
    async ({ params: { conversationId }, body: { upToSeq }, operator: { tenantId, operatorId }, deps: { db } }) => {
      await markRead(db, { tenantId, conversationId, upToSeq, operatorId });
      return {};
    },
  ),
];

/** The conversations that somebody may see: first which ones, and only then what their lines show. */
export async function readConversations(
  { db, channels }: Pick<ApiDeps, "db" | "channels">,
  viewer: Viewer,
  { filter, where, sort, search, cursor, limit }: z.output<typeof listConversations.query>,
): Promise<z.input<typeof listConversations.result>> {
  const after = readCursor(cursor, keyOf(sorts[sort]));
  const query = where ?? filterQueries[filter];
  const { values, bind } = parameters();
  const narrowed = (own: Bind) =>
    search === undefined || search === ""
      ? "true"
      : `c."contactId" = ANY(ARRAY(${soughtContacts(own(viewer.tenantId), own(searchPattern(search)))}))`;
  const found: { id: ConversationId; key: string }[] = await db.query(
    selectPage(viewer, { query, sort, narrowed, after, limit: limit + 1 }, bind),
    values,
  );
  const { page, next } = pageOf(found, limit, ({ key, id }) => [key, id]);
  const rows: ConversationRow[] = await db.query(`${selectConversations} WHERE c.id = ANY($1::text[])`, [
    page.map(({ id }) => id),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    // One that was forgotten between the two statements is left out.
    conversations: page.flatMap(({ id }) => byId.get(id) ?? []).map((row) => presentConversation(row, channels)),
    next,
  };
}
