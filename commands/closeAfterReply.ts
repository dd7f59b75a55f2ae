import type { EntityManager } from "typeorm";
import type { MessageId, OperatorId } from "../contracts/ids.ts";
import type { DeliveryStatus } from "../contracts/message.ts";
import { closeLocked } from "./closeConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";

/** When a conversation (by its alias) whose reply was to close it has learnt how that ended, as an SQL expression of a time. */
export const closingDueAt = (c: string): string =>
  `(SELECT last."recordedAt" FROM messages last
    WHERE last.id = ${c}."closingAfterId" AND last.status NOT IN ('queued', 'reserved'))`;

interface LastReply {
  readonly id: MessageId;
  readonly status: DeliveryStatus;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly isLast: boolean;
}

/**
 * Ends "send and close" of a locked conversation once the reply's fate is known: closes it when the reply has left and the
 * contact has said nothing since; otherwise leaves it open and says why. A reply that was withdrawn closes nothing.
 */
export async function closeAfterReply(manager: EntityManager, conversation: LockedConversation): Promise<void> {
  const { id: conversationId, tenantId, lastSeq: afterSeq, generation } = conversation;
  const [reply]: LastReply[] = await manager.query(
    `SELECT m.id, m.status, o.id AS "operatorId", o.name AS "operatorName",
       NOT EXISTS (SELECT 1 FROM messages WHERE "conversationId" = c.id AND direction = 'in' AND seq > m.seq) AS "isLast"
     FROM conversations c JOIN messages m ON m.id = c."closingAfterId" JOIN operators o ON o.id = m."operatorId"
     WHERE c.id = $1 AND m.status NOT IN ('queued', 'reserved')`,
    [conversationId],
  );
  if (reply === undefined) return;
  const { id: messageId, status, operatorId, operatorName, isLast } = reply;
  await manager.query(`UPDATE conversations SET "closingAfterId" = NULL WHERE id = $1`, [conversationId]);
  if (status === "sent" && isLast)
    return void (await closeLocked(manager, conversation, { operatorId, name: operatorName }));
  if (status === "cancelled") return;
  await recordDecision(manager, conversation, {
    kind: "leftOpen",
    reason: status === "sent" ? "contact.wroteMeanwhile" : "reply.notSent",
    by: operatorName,
    afterSeq,
    generation,
    messageId,
  });
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
}
