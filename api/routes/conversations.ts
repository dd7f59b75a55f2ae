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
import { presentConversation, readConversation, selectConversations } from "../presenters/conversation.ts";
import type { ConversationRow } from "../presenters/conversation.ts";

/** Conversations of each filter. $2 is the operator who asks. */
const filters: Record<ConversationFilter, string> = {
  all: `c.status = 'open'`,
  needsOperator: `c.status = 'open' AND c."needsOperator"`,
  mine: `c.status = 'open' AND c."assigneeId" = $2`,
  bot: `c.status = 'open' AND c.mode = 'bot'`,
  closed: `c.status = 'closed'`,
};

const countEach = Object.entries(filters).map(
  ([name, condition]) => `count(*) FILTER (WHERE ${condition})::int AS "${name}"`,
);

export const conversationRoutes = [
  route(listConversations, async ({ query: { filter, search, cursor, limit }, operator, deps: { db, channels } }) => {
    const [activityKey, id] = readCursor(cursor, TimeKey);
    const rows: ConversationRow[] = await db.query(
      `${selectConversations}
       WHERE c."tenantId" = $1 AND $2::text IS NOT NULL AND ${filters[filter]}
         AND ($3::text IS NULL OR p.name ILIKE $3 OR p.phone ILIKE $3 OR EXISTS (
           SELECT 1 FROM contact_identities i WHERE i."tenantId" = $1 AND i."contactId" = p.id AND i.username ILIKE $3))
         AND ($4::text IS NULL OR (c."lastActivityAt", c.id) < ($4::timestamptz, $5))
       ORDER BY c."lastActivityAt" DESC, c.id DESC LIMIT $6`,
      [operator.tenantId, operator.operatorId, search ? containing(search) : null, activityKey, id, limit + 1],
    );
    const { page, next } = pageOf(rows, limit, (row) => [row.activityKey, row.id]);
    return { conversations: page.map((row) => presentConversation(row, channels)), next };
  }),

  route(countConversations, async ({ operator, deps: { db } }) => {
    const [counted]: (Record<ConversationFilter, number> & { unread: number })[] = await db.query(
      `SELECT ${countEach.join(", ")}, count(*) FILTER (WHERE c.status = 'open' AND c.unread > 0)::int AS unread
       FROM conversations c WHERE c."tenantId" = $1 AND $2::text IS NOT NULL`,
      [operator.tenantId, operator.operatorId],
    );
    if (counted === undefined) throw new Error("Postgres counted nothing.");
    const { unread, ...counts } = counted;
    return { counts, unread };
  }),

  route(getConversation, ({ params, operator, deps }) =>
    readConversation(deps, operator.tenantId, params.conversationId),
  ),

  route(
    markReadEndpoint,
    async ({ params: { conversationId }, body: { upToSeq }, operator: { tenantId }, deps: { db } }) => {
      await markRead(db, { tenantId, conversationId, upToSeq });
      return {};
    },
  ),
];
