import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, MessageId, TenantId } from "../contracts/ids.ts";
import { lockConversation } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

export interface MessageRef {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
}

/** Withdraws a message that still waits. One that is being sent, or has left, cannot be called back. */
export async function cancelReply(
  db: DataSource,
  { tenantId, conversationId, messageId }: MessageRef,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockConversation(manager, conversationId, tenantId);
    const [, cancelled]: [unknown[], number] = await manager.query(
      `UPDATE messages SET status = 'cancelled' WHERE id = $1 AND "conversationId" = $2 AND status = 'queued'`,
      [messageId, conversationId],
    );
    if (cancelled === 0) throw new ProductError("message.not_cancellable");
    await recordAudit(manager, {
      tenantId,
      by,
      action: "reply.cancelled",
      entityId: messageId,
      conversationId,
      before: { status: "queued" },
      after: { status: "cancelled" },
    });
    await recordEvents(manager, tenantId, [{ kind: "message.changed", conversationId, messageId }]);
  });
}
