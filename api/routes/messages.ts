import type { DataSource } from "typeorm";
import type { z } from "zod";
import { listMessages } from "../../contracts/endpoints/conversations.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { route } from "../mount.ts";
import { presentMessage, selectMessages } from "../presenters/message.ts";
import type { MessageRow } from "../presenters/message.ts";

export const messageRoutes = [
  route(listMessages, ({ params: { conversationId }, query, deps: { db } }) => readMessages(db, conversationId, query)),
];

/** A page of a conversation that the caller is known to see. */
export async function readMessages(
  db: DataSource,
  conversationId: ConversationId,
  { before, after, limit }: z.output<typeof listMessages.query>,
): Promise<z.input<typeof listMessages.result>> {
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
