import { listContactConversations, listConversationFiles, listParticipants } from "../../contracts/endpoints/thread.ts";
import type { ConversationFile } from "../../contracts/endpoints/thread.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { presentConversation, selectConversations } from "../presenters/conversation.ts";
import type { ConversationRow } from "../presenters/conversation.ts";
import { sees } from "../scope/scopes.ts";

/** More than this nobody reads beside a thread. */
const CONVERSATIONS_MAX = 50;

interface FileRow extends Omit<ConversationFile, "occurredAt"> {
  readonly occurredAt: Date;
}

export const threadRoutes = [
  route(listContactConversations, async ({ params: { contactId }, operator, deps: { db, channels } }) => {
    const { values, bind } = parameters();
    const rows: ConversationRow[] = await db.query(
      `${selectConversations} WHERE c."contactId" = ${bind(contactId)} AND ${sees.conversation(operator, "c", bind)}
       ORDER BY c."lastActivityAt" DESC, c.id DESC LIMIT ${CONVERSATIONS_MAX}`,
      values,
    );
    return { conversations: rows.map((row) => presentConversation(row, channels)) };
  }),

  route(listConversationFiles, async ({ params: { conversationId }, query: { before, limit }, deps: { db } }) => {
    const rows: FileRow[] = await db.query(
      // A page ends with all files of its last message.
      `SELECT p.*, said.content->>'kind' AS kind, said.content->>'caption' AS caption FROM (
         SELECT f.id, f.status, f."mimeType", f."fileName", f."sizeBytes"::float8 AS "sizeBytes", f.failure, m.id AS "messageId",
           m.content, m.seq, m."occurredAt"
         FROM media f JOIN messages m ON m.id = f."messageId"
         WHERE m."conversationId" = $1 AND m.status <> 'cancelled' AND ($2::bigint IS NULL OR m.seq < $2)
         ORDER BY m.seq DESC FETCH FIRST $3 ROWS WITH TIES
       ) p CROSS JOIN LATERAL (SELECT coalesce(p.content->'items'->(
         SELECT count(*)::integer FROM media e WHERE e."messageId" = p."messageId" AND e.id < p.id), p.content) AS content) said
       ORDER BY p.seq DESC, p.id`,
      [conversationId, before ?? null, limit],
    );
    const files = rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() }));
    return { files, next: rows.length < limit ? null : (rows.at(-1)?.seq ?? null) };
  }),

  route(listParticipants, async ({ params: { conversationId }, deps: { db } }) => {
    const participants: { id: OperatorId; name: string }[] = await db.query(
      `SELECT o.id, o.name FROM operators o WHERE o.id IN (
         SELECT "operatorId" FROM participants WHERE "conversationId" = $1
         UNION SELECT "operatorId" FROM messages WHERE "conversationId" = $1
         UNION SELECT "assigneeId" FROM conversations WHERE id = $1)
       ORDER BY o.name, o.id`,
      [conversationId],
    );
    return { participants };
  }),
];
