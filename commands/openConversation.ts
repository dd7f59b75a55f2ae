import type { DataSource, EntityManager } from "typeorm";
import type { ContactId, ConversationId, OperatorId } from "../contracts/ids.ts";
import type { AcceptingAccount, InboundMessage } from "../contracts/update.ts";
import { newId } from "../entities/newId.ts";
import { defaultTeamOf } from "./queueLine.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

/**
 * Makes the contact, the identity and the conversation of a chat that writes for the first time; later calls change nothing.
 * Of what was written long ago (`writtenAt`) nobody waits for an answer: the conversation begins resolved.
 */
export async function openConversation(
  db: DataSource,
  account: AcceptingAccount,
  chat: InboundMessage["chat"],
  writtenAt: Date | null = null,
): Promise<void> {
  await transact(db, (manager) => insertConversation(manager, account, chat, { writtenAt }));
}

/** What is known beyond the chat. */
interface Beginning {
  readonly writtenAt?: Date | null;
  /** Where an operator begins it: with whom it is known to be, and who has it. */
  readonly with?: {
    /** Null: somebody new. */
    readonly contactId: ContactId | null;
    readonly phone: string | null;
    readonly assigneeId: OperatorId;
  };
}

/** The same within a transaction. Null where the account knows the chat already. */
export async function insertConversation(
  manager: EntityManager,
  account: AcceptingAccount,
  chat: InboundMessage["chat"],
  { writtenAt = null, with: begun }: Beginning,
): Promise<ConversationId | null> {
  // Parallel first messages of one chat pass one at a time; the later ones find what the first made.
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${account.id}/${chat.externalId}`]);
  const contactId = begun?.contactId ?? newId("ctc");
  const id = newId("con");
  // The account is held, so that a conversation does not begin in a branch that the account is just leaving.
  const opened: unknown[] = await manager.query(
    `WITH identity AS (
       INSERT INTO contact_identities ("channelAccountId", "externalId", "tenantId", "contactId", username, "accessHash")
       VALUES ($4, $5, $2, $1, $6, $9) ON CONFLICT DO NOTHING RETURNING 1
     ), contact AS (
       INSERT INTO contacts (id, "tenantId", name, phone) SELECT $1, $2, $3, $10 FROM identity ON CONFLICT (id) DO NOTHING
     )
     INSERT INTO conversations (id, "tenantId", "channelAccountId", "externalChatId", "contactId", mode, "branchId", "teamId",
       "assigneeId", status, "lastActivityAt")
     SELECT $7, $2, $4, $5, $1, $8, (SELECT "branchId" FROM channel_accounts WHERE id = $4 FOR SHARE),
       CASE WHEN $8 = 'operator' THEN ${defaultTeamOf("$2")} END, $11,
       CASE WHEN $12::timestamptz IS NULL THEN 'open' ELSE 'resolved' END, coalesce($12, now()) FROM identity RETURNING 1`,
    [
      contactId,
      account.tenantId,
      chat.name,
      account.id,
      chat.externalId,
      chat.username,
      id,
      chat.isShared ? "operator" : account.startMode,
      chat.accessHash ?? null,
      begun?.phone ?? null,
      begun?.assigneeId ?? null,
      writtenAt,
    ],
  );
  if (opened.length === 0) return null;
  await recordEvents(manager, account.tenantId, [
    // What an import of history brings is not new to anybody.
    { kind: writtenAt === null ? "conversation.created" : "conversation.changed", conversationId: id, contactId },
    ...(writtenAt === null && !begun?.contactId
      ? [{ kind: "contact.created", conversationId: id, contactId } as const]
      : []),
  ]);
  return id;
}
