import type { DataSource } from "typeorm";
import type { ConversationRef, OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { MessageRef } from "../cancelReply.ts";
import { lockConversation } from "../lockConversation.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { giveOrder } from "./giveOrder.ts";

export interface ChangeToOrder extends MessageRef {
  readonly by: OperatorRef;
  /** What the message is to say; null: it is to be deleted. */
  readonly text: string | null;
  /** For how long the channel lets a sent message be changed; null: never. */
  readonly changeableForMs: number | null;
}

/**
 * Orders that an operator's own sent message be edited or deleted at the contact's. The actor carries it out; until the
 * messenger has done it, the message says what it said. Returns the actor to ring. Throws message.not_changeable.
 */
export async function orderChange(db: DataSource, order: ChangeToOrder): Promise<ConversationRef | null> {
  const { tenantId, conversationId, messageId, by, text, changeableForMs } = order;
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    if (conversation.tenantStatus === "suspended") throw new ProductError("tenant.suspended");
    const [message]: { textLength: number | null }[] = await manager.query(
      `SELECT length(content->>'text') AS "textLength" FROM messages
       WHERE id = $1 AND "conversationId" = $2 AND direction = 'out' AND "operatorId" = $3 AND status = 'sent'
         AND "externalId" IS NOT NULL AND "deletedAt" IS NULL AND ($4 OR content->>'kind' = 'text')
         AND "occurredAt" > now() - make_interval(secs => $5::float8 / 1000)`,
      [messageId, conversationId, by.operatorId, text === null, changeableForMs ?? 0],
    );
    if (message === undefined) throw new ProductError("message.not_changeable");
    await recordAudit(manager, {
      tenantId,
      by,
      action: text === null ? "message.deleted" : "message.edited",
      entityId: messageId,
      conversationId,
      before: { textLength: message.textLength },
      after: { textLength: text?.length ?? null },
    });
    return giveOrder(manager, conversation, { messageId, by, kind: text === null ? "delete" : "edit", text });
  });
}
