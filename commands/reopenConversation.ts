import type { DataSource } from "typeorm";
import type { ConversationRef, OperatorRef } from "../contracts/actors.ts";
import type { ConversationId, TenantId } from "../contracts/ids.ts";
import { lockConversation, refOf } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";
import { ringOutbox } from "./ringOutbox.ts";
import { transact } from "./transact.ts";

interface Reopening {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly by: OperatorRef;
}

/**
 * Opens a conversation that was resolved, snoozed or pending. Who answers stays as it is; where people answer, the actor
 * keeps what they promise: ring it.
 */
export async function reopenConversation(
  db: DataSource,
  { tenantId, conversationId, by }: Reopening,
): Promise<ConversationRef | null> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    if (conversation.status === "open") return null;
    await manager.query(`UPDATE conversations SET status = 'open', "snoozedUntil" = NULL WHERE id = $1`, [
      conversationId,
    ]);
    const { lastSeq: afterSeq, generation } = conversation;
    await recordDecision(manager, conversation, {
      kind: "reopened",
      reason: "operator.reopened",
      by: by.name,
      afterSeq,
      generation,
      bulk: by.bulk,
    });
    await recordAudit(manager, {
      tenantId,
      by,
      action: "conversation.reopened",
      entityId: conversationId,
      conversationId,
      before: { status: conversation.status },
      after: { status: "open" },
    });
    await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
    if (conversation.mode === "bot") return null;
    return (await ringOutbox(manager, conversation)) ? refOf(conversation) : null;
  });
}
