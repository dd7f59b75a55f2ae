import type { DataSource } from "typeorm";
import type { ConversationRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, TenantId } from "../contracts/ids.ts";
import { lockConversation, refOf } from "./lockConversation.ts";
import { ringOutbox } from "./ringOutbox.ts";
import { transact } from "./transact.ts";

interface QueuedReply {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly clientKey: string;
}

/** Has a conversation close once a reply has left that was queued before, as "send and close" does. Throws message.not_found. */
export async function closeWithReply(
  db: DataSource,
  { tenantId, conversationId, clientKey }: QueuedReply,
): Promise<ConversationRef | null> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    const [, found]: [unknown[], number] = await manager.query(
      `UPDATE conversations c SET "closingAfterId" = m.id FROM messages m
       WHERE c.id = $1 AND m."conversationId" = c.id AND m."clientKey" = $2`,
      [conversationId, clientKey],
    );
    if (found === 0) throw new ProductError("message.not_found");
    return (await ringOutbox(manager, conversation)) ? refOf(conversation) : null;
  });
}
