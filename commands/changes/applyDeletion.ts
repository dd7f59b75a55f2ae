import type { EntityManager } from "typeorm";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { LockedConversation } from "../lockConversation.ts";
import { recordEvents } from "../recordEvents.ts";
import type { ChangedMessage } from "./applyChange.ts";
import { ringReworded } from "./ringReworded.ts";

/**
 * Marks a message of a locked conversation as gone from the messenger; what it said stays. What the contact took back
 * before it was answered is not answered: where nothing else waits, nobody waits any more. Returns the actors to ring.
 */
export async function applyDeletion(
  manager: EntityManager,
  conversation: LockedConversation,
  message: ChangedMessage,
  at: Date,
): Promise<readonly ConversationRef[]> {
  const { id: conversationId, tenantId } = conversation;
  const [, deleted]: [unknown[], number] = await manager.query(
    `UPDATE messages SET "deletedAt" = $2 WHERE id = $1 AND "deletedAt" IS NULL`,
    [message.id, at],
  );
  if (deleted === 0) return [];
  await recordEvents(manager, tenantId, [{ kind: "message.changed", conversationId, messageId: message.id }]);
  if (message.direction !== "in" || message.seq <= conversation.answeredSeq) return [];
  const rung = await ringReworded(manager, conversation, message.seq);
  await manager.query(
    `UPDATE conversations c SET "answeredSeq" = "lastSeq", "waitingSince" = NULL
     WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM messages m
       WHERE m."conversationId" = c.id AND m.direction = 'in' AND m.seq > c."answeredSeq" AND m."deletedAt" IS NULL)`,
    [conversationId],
  );
  return rung;
}
