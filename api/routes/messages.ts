import type { DataSource } from "typeorm";
import type { z } from "zod";
import { listMessages } from "../../contracts/endpoints/conversations.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId, MessageId } from "../../contracts/ids.ts";
import { route } from "../mount.ts";
import { presentMessage, selectMessages } from "../presenters/message.ts";
import type { MessageRow } from "../presenters/message.ts";

export const messageRoutes = [
  route(listMessages, ({ params: { conversationId }, query, deps: { db } }) => readMessages(db, conversationId, query)),
];

type Query = z.output<typeof listMessages.query>;

/** A page of a conversation that the caller is known to see. Throws message.not_found for an `around` of another one. */
export async function readMessages(
  db: DataSource,
  conversationId: ConversationId,
  { around, ...bounds }: Query,
): Promise<z.input<typeof listMessages.result>> {
  if (around === undefined) return readPage(db, conversationId, bounds);
  const seq = await seqOf(db, conversationId, around);
  const [upTo, since] = await Promise.all([
    readPage(db, conversationId, { before: seq + 1, limit: bounds.limit }),
    readPage(db, conversationId, { after: seq, limit: bounds.limit }),
  ]);
  return { messages: [...upTo.messages, ...since.messages], hasMore: upTo.hasMore };
}

async function readPage(
  db: DataSource,
  conversationId: ConversationId,
  { before, after, limit }: Pick<Query, "before" | "after" | "limit">,
) {
  const forwards = after !== undefined;
  const rows: MessageRow[] = await db.query(
    `${selectMessages}
     WHERE m."conversationId" = $1 AND ($2::bigint IS NULL OR m.seq > $2) AND ($3::bigint IS NULL OR m.seq < $3)
     ORDER BY m.seq ${forwards ? "ASC" : "DESC"} LIMIT $4`,
    [conversationId, after ?? null, before ?? null, limit + 1],
  );
  const page = rows.slice(0, limit).map(presentMessage);
  return { messages: forwards ? page : page.toReversed(), hasMore: rows.length > limit };
}

async function seqOf(db: DataSource, conversationId: ConversationId, messageId: MessageId): Promise<number> {
  const [row]: { seq: number }[] = await db.query(`SELECT seq FROM messages WHERE id = $1 AND "conversationId" = $2`, [
    messageId,
    conversationId,
  ]);
  if (row === undefined) throw new ProductError("message.not_found");
  return row.seq;
}
