import type { DataSource } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, MessageId, TenantId } from "../contracts/ids.ts";
import { lockConversation } from "./lockConversation.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

export interface MessageRef {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
}

/** Withdraws a message that still waits. One that is being sent, or has left, cannot be called back. */
export async function cancelReply(db: DataSource, { tenantId, conversationId, messageId }: MessageRef): Promise<void> {
  await transact(db, async (manager) => {
    await lockConversation(manager, conversationId, tenantId);
    const [, cancelled]: [unknown[], number] = await manager.query(
      `UPDATE messages SET status = 'cancelled' WHERE id = $1 AND "conversationId" = $2 AND status = 'queued'`,
      [messageId, conversationId],
    );
    if (cancelled === 0) throw new ProductError("message.not_cancellable");
    await recordEvents(manager, tenantId, [{ kind: "message.changed", conversationId, messageId }]);
  });
}
