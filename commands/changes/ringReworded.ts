import type { EntityManager } from "typeorm";
import type { ConversationRef } from "../../contracts/actors.ts";
import { refOf } from "../lockConversation.ts";
import type { LockedConversation } from "../lockConversation.ts";

/**
 * Something that the bot has not answered says something else now: an answer under way for the older words will not leave,
 * and the bell rings so that another is thought. The quiet window begins anew.
 */
export async function ringReworded(
  manager: EntityManager,
  conversation: LockedConversation,
  seq: number,
): Promise<readonly ConversationRef[]> {
  const [rung]: [{ rung: boolean }[], number] = await manager.query(
    `UPDATE conversations SET wording = wording + 1, "lastInboundAt" = now(),
       "bellRungAt" = CASE WHEN "inboundBell" = 'quiet' THEN now() ELSE "bellRungAt" END,
       "inboundBell" = CASE WHEN "inboundBell" = 'quiet' THEN 'ringing' ELSE "inboundBell" END
     WHERE id = $1 AND mode = 'bot' AND NOT "isBlocked" AND "answeredSeq" < $2
     RETURNING coalesce("bellRungAt" = now(), false) AS rung`,
    [conversation.id, seq],
  );
  return rung[0]?.rung ? [refOf(conversation)] : [];
}
