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
import type { ApiDeps } from "../apiDeps.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { presentConversation, readConversation, selectConversations } from "../presenters/conversation.ts";
import type { ConversationRow } from "../presenters/conversation.ts";
import { searchPattern, soughtContacts } from "../searchContacts.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

/** Conversations of each filter; `me` binds the operator who asks. */
const filters: Readonly<Record<ConversationFilter, (me: () => string) => string>> = {
  all: () => `c.status = 'open'`,
  needsOperator: () => `c.status = 'open' AND c."needsOperator"`,
  mine: (me) => `c.status = 'open' AND c."assigneeId" = ${me()}`,
  bot: () => `c.status = 'open' AND c.mode = 'bot'`,
  resolved: () => `c.status = 'resolved'`,
};

/** Along an index; without it a count of the first thousand would read the table instead. */
const newestFirst = `ORDER BY c."lastActivityAt" DESC, c.id DESC`;

export const conversationRoutes = [
  route(listConversations, ({ query, operator, deps }) => readConversations(deps, operator, query)),

  route(countConversations, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const me = () => bind(operator.operatorId);
    const conditions = Object.entries({ ...filters, unread: () => `c.status = 'open' AND c.unread > 0` });
    const counted = conditions.map(
      ([name, condition]) =>
        `(SELECT count(*)::int FROM (SELECT 1 FROM conversations c
          WHERE ${sees.conversation(operator, "c", bind)} AND ${condition(me)}
          ${newestFirst} LIMIT ${COUNTED_UP_TO + 1}) c) AS "${name}"`,
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

/** The conversations that somebody may see, the most recently active first. */
export async function readConversations(
  { db, channels }: Pick<ApiDeps, "db" | "channels">,
  viewer: Viewer,
  { filter, search, cursor, limit }: z.output<typeof listConversations.query>,
): Promise<z.input<typeof listConversations.result>> {
  const [activityKey, id] = readCursor(cursor, TimeKey);
  const { values, bind } = parameters();
  const conditions = [sees.conversation(viewer, "c", bind), filters[filter](() => bind(viewer.operatorId))];
  if (search) {
    const sought = soughtContacts(bind(viewer.tenantId), bind(searchPattern(search)));
    conditions.push(`c."tenantId" = ${bind(viewer.tenantId)} AND c."contactId" = ANY(ARRAY(${sought}))`);
  }
  if (activityKey !== null) {
    conditions.push(`(c."lastActivityAt", c.id) < (${bind(activityKey)}::timestamptz, ${bind(id)})`);
  }
  // The page first, and only then what its lines show.
  const rows: ConversationRow[] = await db.query(
    `${selectConversations} WHERE c.id = ANY(ARRAY(
       SELECT c.id FROM conversations c WHERE ${conditions.join(" AND ")} ${newestFirst} LIMIT ${bind(limit + 1)})) ${newestFirst}`,
    values,
  );
  const { page, next } = pageOf(rows, limit, (row) => [row.activityKey, row.id]);
  return { conversations: page.map((row) => presentConversation(row, channels)), next };
}
