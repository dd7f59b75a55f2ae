import type { DataSource, EntityManager } from "typeorm";
import type { Answering, AuthorRef, OperatorRef } from "../contracts/actors.ts";
import type { ConversationId } from "../contracts/ids.ts";
import { changeAnswering } from "./changeAnswering.ts";
import { lockConversation } from "./lockConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { settingsOf } from "./settingsOf.ts";
import { transact } from "./transact.ts";

/** Closes the conversation and its appeal; it stays in the name of who held it. The contact's next message reopens it, answered as a new conversation would be. */
export async function closeConversation(
  db: DataSource,
  conversationId: ConversationId,
  by: OperatorRef,
): Promise<Answering> {
  return transact(db, async (manager) => closeLocked(manager, await lockConversation(manager, conversationId), by));
}

/** The same within a transaction that holds the lock. */
export async function closeLocked(
  manager: EntityManager,
  conversation: LockedConversation,
  by: AuthorRef & Pick<OperatorRef, "bulk">,
  reason: "operator.closed" | "touch.closed" = "operator.closed",
): Promise<Answering> {
  if (conversation.status === "resolved") return { mode: conversation.mode, generation: conversation.generation };
  const { startMode } = await settingsOf(manager, conversation.tenantId);
  // First, so that falling to whoever closes it does not pass for an assignment.
  await manager.query(
    `UPDATE conversations SET status = 'resolved', "snoozedUntil" = NULL, "waitingSince" = NULL, "answeredSeq" = "lastSeq", "readSeq" = "lastSeq",
         unread = 0 WHERE id = $1`,
    [conversation.id],
  );
  const { mode, generation } = await changeAnswering(manager, conversation, {
    kind: "closed",
    reason,
    by,
    mode: startMode,
    // It stays in the name of who held it, or closed it.
    holder: { assigneeId: conversation.assigneeId ?? by.operatorId, teamId: conversation.teamId },
  });
  await manager.query(
    `UPDATE appeals SET status = 'closed', "updatedAt" = now() WHERE "conversationId" = $1 AND status = 'open'`,
    [conversation.id],
  );
  await recordAudit(manager, {
    tenantId: conversation.tenantId,
    by,
    action: "conversation.closed",
    entityId: conversation.id,
    conversationId: conversation.id,
    before: { status: conversation.status, mode: conversation.mode },
    after: { status: "resolved", mode },
  });
  return { mode, generation };
}
