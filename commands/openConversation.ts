import type { EntityManager } from "typeorm";
import type { ConversationMode } from "../contracts/conversation.ts";
import type { ConversationId } from "../contracts/ids.ts";
import type { AcceptingAccount, InboundMessage } from "../contracts/update.ts";
import type { Bell } from "../entities/conversationRecord.ts";
import { newId } from "../entities/newId.ts";
import { recordEvents } from "./recordEvents.ts";

export interface OpenedConversation {
  readonly id: ConversationId;
  readonly mode: ConversationMode;
  readonly generation: number;
  readonly inboundBell: Bell;
}

type Chat = InboundMessage["chat"];

/** Locks the conversation of a chat; a chat that writes for the first time gets its contact, identity and conversation. */
export async function openConversation(
  manager: EntityManager,
  account: AcceptingAccount,
  chat: Chat,
): Promise<OpenedConversation> {
  const known = await lockConversation(manager, account, chat);
  if (known !== undefined) return known;
  // Parallel first messages of one chat pass one at a time; the later ones find what the first made.
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${account.id}/${chat.externalId}`]);
  return (await lockConversation(manager, account, chat)) ?? createConversation(manager, account, chat);
}

async function lockConversation(manager: EntityManager, account: AcceptingAccount, chat: Chat) {
  const [conversation]: OpenedConversation[] = await manager.query(
    `SELECT id, mode, generation, "inboundBell" FROM conversations
     WHERE "channelAccountId" = $1 AND "externalChatId" = $2 FOR UPDATE`,
    [account.id, chat.externalId],
  );
  return conversation;
}

async function createConversation(
  manager: EntityManager,
  account: AcceptingAccount,
  chat: Chat,
): Promise<OpenedConversation> {
  const contactId = newId("ctc");
  const id = newId("con");
  await manager.query(
    `WITH contact AS (INSERT INTO contacts (id, "tenantId", name) VALUES ($1, $2, $3)),
     identity AS (
       INSERT INTO contact_identities ("channelAccountId", "externalId", "tenantId", "contactId", username)
       VALUES ($4, $5, $2, $1, $6)
     )
     INSERT INTO conversations (id, "tenantId", "channelAccountId", "externalChatId", "contactId", mode, "lastActivityAt")
     VALUES ($7, $2, $4, $5, $1, $8, now())`,
    [contactId, account.tenantId, chat.name, account.id, chat.externalId, chat.username, id, account.startMode],
  );
  await recordEvents(manager, account.tenantId, [{ kind: "conversation.created", conversationId: id, contactId }]);
  return { id, mode: account.startMode, generation: 1, inboundBell: "quiet" };
}
