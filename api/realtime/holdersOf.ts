import type { DataSource } from "typeorm";
import type { ConversationHolders } from "../../contracts/conversation.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import { seesConversation } from "../scope/conversationScope.ts";
import type { Viewer } from "../scope/viewer.ts";

/** Whose a conversation is; null where it is not there for this viewer. */
export async function holdersOf(
  db: DataSource,
  viewer: Viewer,
  conversationId: ConversationId,
): Promise<ConversationHolders | null> {
  const { values, bind } = parameters();
  const [found]: ConversationHolders[] = await db.query(
    `SELECT c."branchId", c."teamId", c."assigneeId" FROM conversations c
     WHERE c.id = ${bind(conversationId)} AND ${seesConversation(viewer, "c", bind)}`,
    values,
  );
  return found ?? null;
}
