import type { z } from "zod";
import { markRead } from "../../commands/markRead.ts";
import { markUnread } from "../../commands/markUnread.ts";
import {
  ConversationFilter,
  countConversations,
  getConversation,
  listConversations,
  markRead as markReadEndpoint,
  markUnread as markUnreadEndpoint,
} from "../../contracts/endpoints/conversations.ts";
import { filterQueries, unreadQuery } from "../../contracts/filterQueries.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { pageOf, readCursor } from "../cursor.ts";
import { countQueries } from "../finding/countQueries.ts";
import { soughtBy } from "../finding/selectChosen.ts";
import { selectPage } from "../finding/selectPage.ts";
import { keyOf, sorts } from "../finding/sorts.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { presentConversation, readConversation, selectConversations } from "../presenters/conversation.ts";
import type { ConversationRow } from "../presenters/conversation.ts";
import type { Viewer } from "../scope/viewer.ts";

export const conversationRoutes = [
  route(listConversations, ({ query, operator, deps }) => readConversations(deps, operator, query)),

  route(countConversations, async ({ operator, deps: { db } }) => {
    const filters = ConversationFilter.options;
    const [unread = 0, ...counts] = await countQueries(db, operator, [
      unreadQuery,
      ...filters.map((filter) => filterQueries[filter]),
    ]);
    const named = Object.fromEntries(filters.map((filter, place) => [filter, counts[place]]));
    return { counts: countConversations.result.shape.counts.parse(named), unread };
  }),

  route(getConversation, ({ params, operator, deps }) => readConversation(deps, operator, params.conversationId)),

  route(
    markReadEndpoint,
    async ({ params: { conversationId }, body: { upToSeq }, operator: { tenantId, operatorId }, deps: { db } }) => {
      await markRead(db, { tenantId, conversationId, upToSeq, operatorId });
      return {};
    },
  ),
  route(
    markUnreadEndpoint,
    async ({ params: { conversationId }, operator: { tenantId, operatorId }, deps: { db } }) => {
      await markUnread(db, { tenantId, conversationId, operatorId });
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
  const narrowed = search === undefined || search === "" ? {} : { narrowed: soughtBy(viewer, search) };
  const found: { id: ConversationId; key: string }[] = await db.query(
    selectPage(viewer, { query, sort, ...narrowed, after, limit: limit + 1 }, bind),
    values,
  );
  const { page, next } = pageOf(found, limit, ({ key, id }) => [key, id]);
  const shown = parameters();
  const ids = shown.bind(page.map(({ id }) => id));
  const rows: ConversationRow[] = await db.query(
    `${selectConversations(viewer, shown.bind)} WHERE c.id = ANY(${ids}::text[])`,
    shown.values,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    // One that was forgotten between the two statements is left out.
    conversations: page.flatMap(({ id }) => byId.get(id) ?? []).map((row) => presentConversation(row, channels)),
    next,
  };
}
