import type { EntityManager } from "typeorm";
import type { LockedConversation } from "./lockConversation.ts";
import { notify } from "./notify.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";

/** Brings a locked conversation back when its snooze is over, and tells whose it is. */
export async function endSnooze(manager: EntityManager, conversation: LockedConversation): Promise<void> {
  const { id, tenantId, assigneeId, lastSeq, generation } = conversation;
  const [[ended]]: [{ until: Date }[], number] = await manager.query(
    `UPDATE conversations c SET status = 'open', "snoozedUntil" = NULL
     FROM (SELECT id, "snoozedUntil" AS until FROM conversations WHERE id = $1) before
     WHERE c.id = before.id AND c.status = 'snoozed' AND c."snoozedUntil" <= clock_timestamp() RETURNING until`,
    [id],
  );
  if (ended === undefined) return;
  const until = ended.until.toISOString();
  await recordDecision(manager, conversation, {
    kind: "snoozeEnded",
    reason: "snooze.due",
    by: "rules",
    afterSeq: lastSeq,
    generation,
    inputs: { until },
  });
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId: id }]);
  if (assigneeId === null) return;
  const key = `snoozeEnded/${id}/${until}`;
  await notify(manager, { tenantId, operatorId: assigneeId, kind: "snoozeEnded", key, conversationId: id });
}
