import type { DataSource, EntityManager } from "typeorm";
import type { Answering, LastAutomaticReply, OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, MessageId } from "../contracts/ids.ts";
import { changeAnswering } from "./changeAnswering.ts";
import { lockConversation } from "./lockConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireCapacity } from "./requireCapacity.ts";
import { transact } from "./transact.ts";

export interface Taken extends Answering {
  /** An automatic reply that was being handed to the provider at that moment; its outcome is still to come. */
  readonly leaving: MessageId | null;
  readonly lastAutomaticReply: LastAutomaticReply;
}

/**
 * Gives the conversation to an operator. Repeating it by the same operator changes nothing; another operator is refused,
 * and so is one who holds enough (operator.at_capacity).
 */
export async function takeConversation(
  db: DataSource,
  conversationId: ConversationId,
  by: OperatorRef,
): Promise<Taken> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId);
    const held = conversation.mode === "operator" ? conversation.assigneeId : null;
    if (held !== null && held !== by.operatorId) throw new ProductError("conversation.taken");
    await requireCapacity(manager, conversation, by.operatorId);
    const taken =
      held === by.operatorId
        ? conversation
        : await changeAnswering(manager, conversation, {
            kind: "takenOver",
            reason: "operator.tookOver",
            by,
            mode: "operator",
            holder: { assigneeId: by.operatorId, teamId: conversation.teamId },
          });
    if (held === null) {
      await recordAudit(manager, {
        tenantId: conversation.tenantId,
        by,
        action: "conversation.taken",
        entityId: conversationId,
        conversationId,
        before: { mode: conversation.mode, assigneeId: null },
        after: { mode: taken.mode, assigneeId: taken.assigneeId },
      });
    }
    const last = await lastAutomaticSince(manager, conversation);
    return {
      mode: taken.mode,
      generation: taken.generation,
      leaving: last?.status === "reserved" ? last.id : null,
      lastAutomaticReply: last === undefined ? "none" : last.status === "uncertain" ? "uncertain" : "left",
    };
  });
}

/** The bot's newest message after the contact last wrote, if it left or may be leaving. */
export async function lastAutomaticSince(manager: EntityManager, { id }: LockedConversation) {
  const [last]: { id: MessageId; status: string }[] = await manager.query(
    `SELECT id, status FROM messages WHERE "conversationId" = $1 AND author = 'bot' AND status IN ('reserved', 'sent', 'uncertain')
       AND seq > coalesce((SELECT max(seq) FROM messages WHERE "conversationId" = $1 AND direction = 'in'), 0)
     ORDER BY seq DESC LIMIT 1`,
    [id],
  );
  return last;
}
