import type { DataSource } from "typeorm";
import type { ConversationRef, OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, TenantId } from "../contracts/ids.ts";
import { roundIsOver } from "./changeAnswering.ts";
import { lockConversation, refOf } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";
import { ringOutbox } from "./ringOutbox.ts";
import { transact } from "./transact.ts";

export interface Snooze {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  /** Null: until the contact writes. */
  readonly until: Date | null;
  readonly by: OperatorRef;
}

/** Puts a conversation out of sight until a time or the contact's next message. The actor keeps the time: ring it. */
export async function snoozeConversation(
  db: DataSource,
  { tenantId, conversationId, until, by }: Snooze,
): Promise<ConversationRef | null> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    if (conversation.status === "resolved") throw new ProductError("conversation.closed");
    await manager.query(
      `UPDATE conversations SET status = 'snoozed', "snoozedUntil" = $2, ${roundIsOver} WHERE id = $1`,
      [conversationId, until],
    );
    const { lastSeq: afterSeq, generation } = conversation;
    const inputs = { until: until?.toISOString() ?? null };
    await recordDecision(manager, conversation, {
      kind: "snoozed",
      reason: "operator.snoozed",
      by: by.name,
      afterSeq,
      generation,
      inputs,
      bulk: by.bulk,
    });
    await recordAudit(manager, {
      tenantId,
      by,
      action: "conversation.snoozed",
      entityId: conversationId,
      conversationId,
      before: { status: conversation.status },
      after: { status: "snoozed", ...inputs },
    });
    await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
    return (await ringOutbox(manager, conversation)) ? refOf(conversation) : null;
  });
}
