import type { DataSource } from "typeorm";
import type { AcceptingAccount, InboundMessage } from "../contracts/update.ts";
import { newId } from "../entities/newId.ts";
import type { Accepted, Raw } from "./acceptUpdate.ts";

/**
 * Puts a line into a conversation that says what happened in the chat. Nobody said anything, so nobody is rung or notified,
 * waits, or is answered; and a chat in which nothing else was said yet gets no conversation from it.
 */
export async function acceptService(
  db: DataSource,
  account: AcceptingAccount,
  message: InboundMessage,
  { key, body }: Raw,
): Promise<Accepted> {
  const [found]: { stored: boolean }[] = await db.query(
    `WITH known AS (
       SELECT id FROM conversations WHERE "channelAccountId" = $1 AND "externalChatId" = $2
     ), raw AS (
       INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, reason, body)
       SELECT $1, $3, $4, CASE WHEN k.id IS NULL THEN 'ignored' ELSE 'parsed' END,
         CASE WHEN k.id IS NULL THEN 'it happened in a chat in which nobody has written' END, $5::jsonb
       FROM (SELECT 1) one LEFT JOIN known k ON true ON CONFLICT DO NOTHING RETURNING 1
     ), conversation AS (
       UPDATE conversations SET "lastSeq" = "lastSeq" + 1,
         "answeredSeq" = CASE WHEN "answeredSeq" >= "lastSeq" THEN "lastSeq" + 1 ELSE "answeredSeq" END
       WHERE id = (SELECT id FROM known) AND EXISTS (SELECT 1 FROM raw) RETURNING id, "lastSeq"
     ), message AS (
       INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status,
         "externalId", "occurredAt", origin)
       SELECT $6, $4, id, $1, "lastSeq", 'in', 'contact', $7::jsonb, 'received', $8, $9, $10::jsonb FROM conversation
     ), event AS (
       INSERT INTO events ("tenantId", kind, "conversationId", "messageId")
       SELECT $4, 'message.queued', id, $6 FROM conversation
     )
     SELECT EXISTS (SELECT 1 FROM raw) AS stored`,
    [
      account.id,
      message.chat.externalId,
      key,
      account.tenantId,
      JSON.stringify(body),
      newId("msg"),
      JSON.stringify(message.content),
      message.externalId,
      message.occurredAt,
      message.origin ? JSON.stringify(message.origin) : null,
    ],
  );
  return { duplicate: found?.stored !== true, ring: [], media: [] };
}
