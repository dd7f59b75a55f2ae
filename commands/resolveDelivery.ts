import type { DataSource } from "typeorm";
import type { ConversationRef, OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { DeliveryStatus } from "../contracts/message.ts";
import type { MessageRef } from "./cancelReply.ts";
import { lockConversation, refOf } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { ringOutbox } from "./ringOutbox.ts";
import { transact } from "./transact.ts";

/**
 * An operator's choice about a message that failed or may not have arrived. resend: back into the queue, as a person's
 * decision (no fence applies). dismiss: an uncertain one is taken as delivered. Returns the actor to ring, if any.
 */
export async function resolveDelivery(
  db: DataSource,
  { tenantId, conversationId, messageId }: MessageRef,
  choice: "resend" | "dismiss",
  by: OperatorRef,
): Promise<ConversationRef | null> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    if (choice === "resend" && conversation.tenantStatus === "suspended") throw new ProductError("tenant.suspended");
    const [message]: { status: DeliveryStatus }[] = await manager.query(
      `SELECT status FROM messages WHERE id = $1 AND "conversationId" = $2`,
      [messageId, conversationId],
    );
    const [, changed]: [unknown[], number] = await manager.query(
      choice === "resend"
        ? `UPDATE messages SET status = 'queued', failure = NULL, "failureDetail" = NULL, "notBefore" = NULL, attempts = 0,
             generation = NULL WHERE id = $1 AND "conversationId" = $2 AND status IN ('failed', 'uncertain')`
        : `UPDATE messages SET status = 'sent', failure = NULL WHERE id = $1 AND "conversationId" = $2 AND status = 'uncertain'`,
      [messageId, conversationId],
    );
    if (message === undefined || changed === 0) throw new ProductError("message.not_resendable");
    await recordAudit(manager, {
      tenantId,
      by,
      action: choice === "resend" ? "delivery.resent" : "delivery.dismissed",
      entityId: messageId,
      conversationId,
      before: { status: message.status },
      after: { status: choice === "resend" ? "queued" : "sent" },
    });
    await recordEvents(manager, tenantId, [
      { kind: choice === "resend" ? "message.changed" : "message.sent", conversationId, messageId },
    ]);
    return choice === "resend" && (await ringOutbox(manager, conversation)) ? refOf(conversation) : null;
  });
}
