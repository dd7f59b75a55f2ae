import type { DataSource } from "typeorm";
import type { ConversationId } from "../contracts/ids.ts";
import { closeAfterReply, closingDueAt } from "./closeAfterReply.ts";
import { endSnooze } from "./endSnooze.ts";
import { lockConversation } from "./lockConversation.ts";
import { queueDueReplies, scheduledDueAt } from "./scheduledReplies.ts";
import { tellBreaches } from "./tellBreaches.ts";
import { transact } from "./transact.ts";

/**
 * In how many milliseconds the first thing that was put off in a conversation (by its alias) is due, as an SQL expression.
 * A new kind of deadline is one more argument of `least` here, and one more step of `keepDeadlines`.
 */
export const deadlineInMs = (c: string): string =>
  `(extract(epoch FROM least(${c}."snoozedUntil", ${c}."slaAlarmAt", ${scheduledDueAt(c)}, ${closingDueAt(c)}) - clock_timestamp()) * 1000)::float8`;

/** Does what was put off until now. Called by the conversation's actor when its timer rings; doing it twice changes nothing. */
export async function keepDeadlines(db: DataSource, conversationId: ConversationId): Promise<void> {
  await transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId);
    await queueDueReplies(manager, conversation);
    await endSnooze(manager, conversation);
    await closeAfterReply(manager, conversation);
    await tellBreaches(manager, conversation);
  });
}
