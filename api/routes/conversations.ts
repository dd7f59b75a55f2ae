import { markRead } from "../../commands/markRead.ts";
import {
  countConversations,
  getConversation,
  listConversations,
  markRead as markReadEndpoint,
} from "../../contracts/endpoints/conversations.ts";
import type { ConversationFilter } from "../../contracts/endpoints/conversations.ts";
import { containing, pageOf, readCursor, TimeKey } from "../cursor.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { presentConversation, readConversation, selectConversations } from "../presenters/conversation.ts";
import type { ConversationRow } from "../presenters/conversation.ts";
import { sees } from "../scope/scopes.ts";

/** Conversations of each filter; `me` binds the operator who asks. */
const filters: Readonly<Record<ConversationFilter, (me: () => string) => string>> = {
  all: () => `c.status = 'open'`,
  needsOperator: () => `c.status = 'open' AND c."needsOperator"`,
  mine: (me) => `c.status = 'open' AND c."assigneeId" = ${me()}`,
  bot: () => `c.status = 'open' AND c.mode = 'bot'`,
  resolved: () => `c.status = 'resolved'`,
};

export const conversationRoutes = [
  route(listConversations, async ({ query: { filter, search, cursor, limit }, operator, deps: { db, channels } }) => {
    const [activityKey, id] = readCursor(cursor, TimeKey);
    const { values, bind } = parameters();
    const sought = search ? bind(containing(search)) : null;
    const rows: ConversationRow[] = await db.query(
      `${selectConversations}
       WHERE ${sees.conversation(operator, "c", bind)} AND ${filters[filter](() => bind(operator.operatorId))}
         ${sought === null ? "" : `AND (p.name ILIKE ${sought} OR p.phone ILIKE ${sought} OR EXISTS (SELECT 1 FROM contact_identities i WHERE i."tenantId" = c."tenantId" AND i."contactId" = p.id AND i.username ILIKE ${sought}))`}
         ${activityKey === null ? "" : `AND (c."lastActivityAt", c.id) < (${bind(activityKey)}::timestamptz, ${bind(id)})`}
       ORDER BY c."lastActivityAt" DESC, c.id DESC LIMIT ${bind(limit + 1)}`,
      values,
    );
    const { page, next } = pageOf(rows, limit, (row) => [row.activityKey, row.id]);
    return { conversations: page.map((row) => presentConversation(row, channels)), next };
  }),

  route(countConversations, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const counted = Object.entries(filters).map(
      ([name, condition]) => `count(*) FILTER (WHERE ${condition(() => bind(operator.operatorId))})::int AS "${name}"`,
    );
    const [row]: (Record<ConversationFilter, number> & { unread: number })[] = await db.query(
      `SELECT ${counted.join(", ")}, count(*) FILTER (WHERE c.status = 'open' AND c.unread > 0)::int AS unread
       FROM conversations c WHERE ${sees.conversation(operator, "c", bind)}`,
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
