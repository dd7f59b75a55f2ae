import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { HELD_KIND } from "../../contracts/channel.ts";
import type { ChannelAccountId, ChatRequestId, ContactId, ConversationId, TenantId } from "../../contracts/ids.ts";
import { FoundChat } from "../../contracts/telegramChat.ts";
import { lockConversation } from "../lockConversation.ts";
import { insertConversation } from "../openConversation.ts";
import { requireCapacity } from "../requireCapacity.ts";
import { transact } from "../transact.ts";

interface ChatToOpen {
  readonly tenantId: TenantId;
  readonly requestId: ChatRequestId;
  /** Who that is, where it is known; null: somebody new. */
  readonly contactId: ContactId | null;
  readonly by: OperatorRef;
}

/**
 * Opens the conversation with somebody who was found, and gives it to whoever wanted to write first. Somebody whom the
 * account knows already keeps their conversation as it is. Throws operator.at_capacity.
 */
export async function openChat(db: DataSource, chat: ChatToOpen): Promise<ConversationId> {
  const { tenantId, requestId, contactId, by } = chat;
  return transact(db, async (manager) => {
    const [[request]]: [{ channelAccountId: ChannelAccountId; found: unknown }[], number] = await manager.query(
      `DELETE FROM telegram_chat_requests WHERE id = $1 AND "tenantId" = $2 RETURNING "channelAccountId", found`,
      [requestId, tenantId],
    );
    if (request === undefined) throw new Error(`Nobody asked for the chat ${requestId}.`);
    const { phone, ...found } = FoundChat.parse(request.found);
    const account = { id: request.channelAccountId, tenantId, kind: HELD_KIND, startMode: "operator" } as const;
    const opened = await insertConversation(manager, account, found, {
      with: { contactId, phone, assigneeId: by.operatorId },
    });
    if (opened !== null) {
      const conversation = await lockConversation(manager, opened, tenantId);
      await requireCapacity(manager, { ...conversation, assigneeId: null }, by.operatorId);
      return opened;
    }
    await manager.query(
      `UPDATE contact_identities SET "accessHash" = coalesce($3, "accessHash") WHERE "channelAccountId" = $1 AND "externalId" = $2`,
      [account.id, found.externalId, found.accessHash],
    );
    const [known]: { id: ConversationId }[] = await manager.query(
      `SELECT id FROM conversations WHERE "channelAccountId" = $1 AND "externalChatId" = $2`,
      [account.id, found.externalId],
    );
    if (known === undefined) throw new Error(`The conversation of ${account.id} was opened but is not there.`);
    return known.id;
  });
}
