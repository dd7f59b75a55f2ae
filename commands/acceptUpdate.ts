import type { DataSource, EntityManager } from "typeorm";
import type { ConversationRef, MediaRef } from "../contracts/actors.ts";
import type { ConversationId, MessageId } from "../contracts/ids.ts";
import type { AcceptingAccount, InboundMessage, ParsedUpdate } from "../contracts/update.ts";
import { newId } from "../entities/newId.ts";
import { openConversation } from "./openConversation.ts";
import { transact } from "./transact.ts";

/** What is to be done after the commit: bells to ring and files to fetch. Nothing of it is lost if the process dies first. */
export interface Accepted {
  readonly duplicate: boolean;
  readonly ring: readonly ConversationRef[];
  readonly media: readonly MediaRef[];
}

/**
 * Stores one authentic update and everything in it, once. A repeated delivery changes nothing; what was not understood
 * is kept whole. Does not depend on Temporal: an unheard bell is rung later by the sweeper.
 */
export async function acceptUpdate(
  db: DataSource,
  account: AcceptingAccount,
  update: ParsedUpdate,
  body: unknown,
): Promise<Accepted> {
  return transact(db, async (manager) => {
    if (!(await storeRaw(manager, account, update, body))) return { duplicate: true, ring: [], media: [] };
    const ring: ConversationRef[] = [];
    const media: MediaRef[] = [];
    for (const message of update.kind === "parsed" ? update.messages : []) {
      const conversation = await storeMessage(manager, account, message, media);
      if (conversation !== null) ring.push(conversation);
    }
    return { duplicate: false, ring, media };
  });
}

async function storeRaw(manager: EntityManager, account: AcceptingAccount, update: ParsedUpdate, body: unknown) {
  const reason = update.kind === "parsed" ? null : update.reason;
  const stored: unknown[] = await manager.query(
    `INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, reason, body)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING 1`,
    [account.id, update.externalId, account.tenantId, update.kind, reason, JSON.stringify(body)],
  );
  return stored.length > 0;
}

/** Returns the conversation if its bell was quiet and must now be rung. */
async function storeMessage(
  manager: EntityManager,
  account: AcceptingAccount,
  message: InboundMessage,
  media: MediaRef[],
): Promise<ConversationRef | null> {
  const conversation = await openConversation(manager, account, message.chat);
  const messageId = newId("msg");
  await insertMessage(manager, account, conversation.id, messageId, message);
  for (const file of message.files) {
    const mediaId = newId("med");
    const values = [
      mediaId,
      account.tenantId,
      account.id,
      messageId,
      file.providerFileId,
      file.mimeType,
      file.fileName,
      file.sizeBytes,
    ];
    await manager.query(
      `INSERT INTO media (id, "tenantId", "channelAccountId", "messageId", "providerFileId", "mimeType", "fileName", "sizeBytes")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values,
    );
    media.push({ mediaId, tenantId: account.tenantId, channelAccountId: account.id });
  }
  if (conversation.inboundBell !== "quiet") return null;
  const { mode, generation } = conversation;
  return { conversationId: conversation.id, tenantId: account.tenantId, channelKind: account.kind, mode, generation };
}

/** Numbers the message, rings the bell and records the event in one statement: this is the hottest one of the product. */
async function insertMessage(
  manager: EntityManager,
  account: AcceptingAccount,
  conversationId: ConversationId,
  messageId: MessageId,
  { content, externalId, occurredAt }: InboundMessage,
): Promise<void> {
  await manager.query(
    `WITH conversation AS (
       UPDATE conversations SET
         "lastSeq" = "lastSeq" + 1, unread = unread + 1, "lastActivityAt" = now(), "lastInboundAt" = now(), status = 'open',
         "inboundBell" = CASE "inboundBell" WHEN 'quiet' THEN 'ringing' ELSE "inboundBell" END,
         "bellRungAt" = CASE "inboundBell" WHEN 'quiet' THEN now() ELSE "bellRungAt" END
       WHERE id = $1 RETURNING "lastSeq"
     ), message AS (
       INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status, "externalId", "occurredAt")
       SELECT $2, $3, $1, $4, "lastSeq", 'in', 'contact', $5::jsonb, 'received', $6, $7 FROM conversation
     )
     INSERT INTO events ("tenantId", kind, "conversationId", "messageId") VALUES ($3, 'message.received', $1, $2)`,
    [conversationId, messageId, account.tenantId, account.id, JSON.stringify(content), externalId, occurredAt],
  );
}
