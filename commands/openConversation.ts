import type { DataSource } from "typeorm";
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
  await transact(db, async (manager) => {
    // Parallel first messages of one chat pass one at a time; the later ones find what the first made.
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${account.id}/${chat.externalId}`]);
    const contactId = newId("ctc");
    const id = newId("con");
    // The account is held, so that a conversation does not begin in a branch that the account is just leaving.
    const opened: unknown[] = await manager.query(
      `WITH identity AS (
         INSERT INTO contact_identities ("channelAccountId", "externalId", "tenantId", "contactId", username, "accessHash")
         VALUES ($4, $5, $2, $1, $6, $9) ON CONFLICT DO NOTHING RETURNING 1
       ), contact AS (
         INSERT INTO contacts (id, "tenantId", name) SELECT $1, $2, $3 FROM identity
       )
       INSERT INTO conversations (id, "tenantId", "channelAccountId", "externalChatId", "contactId", mode, "branchId", "teamId", status, "lastActivityAt")
       SELECT $7, $2, $4, $5, $1, $8, (SELECT "branchId" FROM channel_accounts WHERE id = $4 FOR SHARE),
         CASE WHEN $8 = 'operator' THEN ${defaultTeamOf("$2")} END,
         CASE WHEN $10::timestamptz IS NULL THEN 'open' ELSE 'resolved' END, coalesce($10, now()) FROM identity RETURNING 1`,
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
        writtenAt,
      ],
    );
    if (opened.length === 0) return;
    await recordEvents(manager, account.tenantId, [{ kind: "conversation.created", conversationId: id, contactId }]);
  });
}
