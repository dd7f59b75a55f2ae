import type { DataSource, EntityManager } from "typeorm";
import type { MediaRef } from "../contracts/actors.ts";
import type { ConversationId, MessageId } from "../contracts/ids.ts";
import type { AcceptingAccount, InboundMessage } from "../contracts/update.ts";
import { wordsIn } from "../contracts/message.ts";
import { newId } from "../entities/newId.ts";
import { joinAlbum } from "./joinAlbum.ts";
import { openConversation } from "./openConversation.ts";
import { messageIdBy } from "./messageIdBy.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

/**
 * Stores what the account's owner wrote on another device: it stands in the conversation as an operator's, and nobody has
 * to answer any more. One that we sent ourselves, and whose outcome was never heard, is settled by it. A repeat changes nothing. Returns the files to fetch after the commit.
 */
export async function acceptOwn(
  db: DataSource,
  account: AcceptingAccount,
  message: InboundMessage,
  body: unknown,
): Promise<readonly MediaRef[]> {
  await openConversation(db, account, message.chat);
  return transact(db, async (manager) => {
    const [conversation]: { id: ConversationId }[] = await manager.query(
      `SELECT id FROM conversations WHERE "channelAccountId" = $1 AND "externalChatId" = $2 FOR UPDATE`,
      [account.id, message.chat.externalId],
    );
    if (conversation === undefined) throw new Error(`The conversation of ${account.id} was opened but is not there.`);
    if (await isKnown(manager, account, message)) return [];
    const joined = message.albumKey && (await joinAlbum(manager, account, message, { key: message.externalId, body }));
    if (joined) return joined.media;
    const ours = await settleOurs(manager, conversation.id, message);
    if (ours === undefined) return insertOwn(manager, account, conversation.id, message, body);
    const change = { kind: "message.sent", conversationId: conversation.id, ...ours } as const;
    await recordEvents(manager, account.tenantId, [change]);
    return [];
  });
}

async function isKnown(manager: EntityManager, { id }: AcceptingAccount, { externalId }: InboundMessage) {
  const found: unknown[] = await manager.query(
    `SELECT 1 FROM messages WHERE "channelAccountId" = $1 AND "externalId" = $2
     UNION ALL SELECT 1 FROM album_pieces WHERE "channelAccountId" = $1 AND "externalId" = $2 LIMIT 1`,
    [id, externalId],
  );
  return found.length > 0;
}

/** Ours was handed over before, but nobody heard what became of it. */
async function settleOurs(manager: EntityManager, conversationId: ConversationId, message: InboundMessage) {
  const { content } = message;
  const [[settled]]: [{ messageId: MessageId }[], number] = await manager.query(
    `UPDATE messages SET status = 'sent', failure = NULL, "failureDetail" = NULL, "externalId" = $3, "occurredAt" = $4
     WHERE id = (SELECT id FROM messages WHERE "conversationId" = $1 AND status IN ('queued', 'reserved', 'uncertain')
       AND attempts > 0 AND content->>'kind' = $2
         AND coalesce(content->>'text', content->>'caption', '') = $5 ORDER BY seq LIMIT 1) RETURNING id AS "messageId"`,
    [conversationId, content.kind, message.externalId, message.occurredAt, wordsIn(content)],
  );
  return settled;
}

async function insertOwn(
  manager: EntityManager,
  account: AcceptingAccount,
  conversationId: ConversationId,
  { externalId, content, files, quotedExternalId, albumKey, origin, occurredAt }: InboundMessage,
  body: unknown,
): Promise<readonly MediaRef[]> {
  const announced = files.map((file) => ({ ...file, id: newId("med") }));
  await manager.query(
    `WITH raw AS (
       INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, body)
       VALUES ($1, $4, $2, 'parsed', $8::jsonb) ON CONFLICT DO NOTHING
     ), conversation AS (
       UPDATE conversations SET "lastSeq" = "lastSeq" + 1, "lastActivityAt" = now(), "waitingSince" = NULL,
         "answeredSeq" = "lastSeq" + 1, "readSeq" = "lastSeq" + 1, unread = 0 WHERE id = $3 RETURNING id, "lastSeq"
     ), message AS (
       INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status,
         "externalId", "occurredAt", "quotedId", "albumKey", origin)
       SELECT $5, $2, id, $1, "lastSeq", 'out', 'operator', $6::jsonb, 'sent', $4, $7, ${messageIdBy("$1", "$9")}, $11, $12::jsonb
       FROM conversation
     ), media AS (
       INSERT INTO media (id, "tenantId", "channelAccountId", "messageId", "providerFileId", "mimeType", "fileName", "sizeBytes")
       SELECT f.id, $2, $1, $5, f."providerFileId", f."mimeType", f."fileName", f."sizeBytes"
       FROM jsonb_to_recordset($10::jsonb)
         AS f(id text, "providerFileId" text, "mimeType" text, "fileName" text, "sizeBytes" bigint)
     )
     INSERT INTO events ("tenantId", kind, "conversationId", "messageId") VALUES ($2, 'message.queued', $3, $5)`,
    [
      account.id,
      account.tenantId,
      conversationId,
      externalId,
      newId("msg"),
      JSON.stringify(content),
      occurredAt,
      JSON.stringify(body),
      quotedExternalId,
      JSON.stringify(announced),
      albumKey ?? null,
      origin ? JSON.stringify(origin) : null,
    ],
  );
  return announced.map(({ id }) => ({ mediaId: id, tenantId: account.tenantId, channelAccountId: account.id }));
}
