import type { DataSource } from "typeorm";
import type { Answering, OperatorRef } from "../contracts/actors.ts";
import type { ConversationId } from "../contracts/ids.ts";
import { changeAnswering } from "./changeAnswering.ts";
import { lockConversation } from "./lockConversation.ts";
import { transact } from "./transact.ts";

/** Gives the conversation back to the bot, which then answers what nobody has. Repeating it changes nothing. */
export async function handConversationBack(
  db: DataSource,
  conversationId: ConversationId,
  by: OperatorRef,
): Promise<Answering> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId);
    const { mode, generation } =
      conversation.mode === "bot"
        ? conversation
        : await changeAnswering(manager, conversation, {
            kind: "handedBack",
            reason: "operator.handedBack",
            by,
            mode: "bot",
          });
    return { mode, generation };
  });
}
