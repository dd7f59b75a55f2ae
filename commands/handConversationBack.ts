import type { DataSource } from "typeorm";
import type { Answering, OperatorRef } from "../contracts/actors.ts";
import type { ConversationId } from "../contracts/ids.ts";
import { changeAnswering } from "./changeAnswering.ts";
import { lockConversation } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { transact } from "./transact.ts";

/** Gives the conversation back to the bot, which then answers what nobody has. Repeating it changes nothing. */
export async function handConversationBack(
  db: DataSource,
  conversationId: ConversationId,
  by: OperatorRef,
): Promise<Answering> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId);
    if (conversation.mode === "bot") return { mode: conversation.mode, generation: conversation.generation };
    const { mode, generation } = await changeAnswering(manager, conversation, {
      kind: "handedBack",
      reason: "operator.handedBack",
      by,
      mode: "bot",
      holder: { assigneeId: null, teamId: null },
    });
    await recordAudit(manager, {
      tenantId: conversation.tenantId,
      by,
      action: "conversation.handedBack",
      entityId: conversationId,
      conversationId,
      before: { mode: conversation.mode, assigneeId: conversation.assigneeId },
      after: { mode, assigneeId: null },
    });
    return { mode, generation };
  });
}
