import type { DataSource } from "typeorm";
import type { ConversationRef, OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { MessageRef } from "../cancelReply.ts";
import { lockConversation } from "../lockConversation.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { giveOrder } from "./giveOrder.ts";

export interface ReactionToOrder extends MessageRef {
  readonly by: OperatorRef;
  /** null: what is there is taken back. */
  readonly emoji: string | null;
  /** What the channel takes. */
  readonly taken: readonly string[];
}

/**
 * Orders that an emoji be put under the contact's message. It answers nobody and takes the conversation from nobody; the
 * actor carries it out. Returns the actor to ring. Throws message.not_reactable.
 */
export async function orderReaction(db: DataSource, order: ReactionToOrder): Promise<ConversationRef | null> {
  const { tenantId, conversationId, messageId, by, emoji, taken } = order;
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    if (conversation.tenantStatus === "suspended") throw new ProductError("tenant.suspended");
    const found: unknown[] = await manager.query(
      `SELECT 1 FROM messages WHERE id = $1 AND "conversationId" = $2 AND direction = 'in' AND "externalId" IS NOT NULL
         AND "deletedAt" IS NULL`,
      [messageId, conversationId],
    );
    if (found.length === 0 || taken.length === 0 || (emoji !== null && !taken.includes(emoji)))
      throw new ProductError("message.not_reactable");
    await recordAudit(manager, {
      tenantId,
      by,
      action: "message.reacted",
      entityId: messageId,
      conversationId,
      after: { emoji },
    });
    return giveOrder(manager, conversation, { messageId, by, kind: "react", text: emoji });
  });
}
