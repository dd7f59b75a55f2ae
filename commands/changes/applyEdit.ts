import type { EntityManager } from "typeorm";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import type { MessageContent } from "../../contracts/message.ts";
import type { LockedConversation } from "../lockConversation.ts";
import { recordDecision } from "../recordDecision.ts";
import { recordEvents } from "../recordEvents.ts";
import type { ChangedMessage } from "./applyChange.ts";
import { ringReworded } from "./ringReworded.ts";

export interface Edit {
  readonly content: MessageContent;
  readonly at: Date;
  /** Null for an edit of the contact's. */
  readonly operatorId: OperatorId | null;
  readonly updateKey: string | null;
}

/**
 * Gives a message of a locked conversation its new words and keeps the old ones. An edit that comes after a later one goes
 * into the history only. One of a message that the bot has not answered rings it; one of an answered message is not
 * answered again, and the thread says so. Returns the actors to ring.
 */
export async function applyEdit(
  manager: EntityManager,
  conversation: LockedConversation,
  message: ChangedMessage,
  edit: Edit,
): Promise<readonly ConversationRef[]> {
  const { id: conversationId, tenantId } = conversation;
  // Providers tell of edits in which nothing changed that we keep, such as the preview of a link.
  if (sameContent(message.content, edit.content)) return [];
  const isLatest = await keepEarlier(manager, message, edit);
  await recordEvents(manager, tenantId, [{ kind: "message.changed", conversationId, messageId: message.id }]);
  if (message.direction !== "in" || !isLatest) return [];
  if (message.seq > conversation.answeredSeq) return ringReworded(manager, conversation, message.seq);
  if (conversation.mode === "bot") await sayUnanswered(manager, conversation, message);
  return [];
}

const sameContent = (one: MessageContent, other: MessageContent): boolean => canonical(one) === canonical(other);

/** Postgres gives the keys of JSON back in an order of its own. */
const canonical = (content: MessageContent): string =>
  JSON.stringify(Object.entries(content).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** Puts the edit where it belongs in time; true when the message says it now. */
async function keepEarlier(manager: EntityManager, { id }: ChangedMessage, edit: Edit): Promise<boolean> {
  const { content, at, operatorId, updateKey } = edit;
  const [late]: unknown[] = await manager.query(
    `WITH next AS (
       SELECT * FROM message_edits WHERE "messageId" = $1 AND at > $3 ORDER BY at, number LIMIT 1
     ), shortened AS (
       UPDATE message_edits e SET was = $2 FROM next WHERE e."messageId" = $1 AND e.number = next.number
     )
     INSERT INTO message_edits ("messageId", number, was, at, "operatorId", "updateKey", "recordedAt")
     SELECT $1, (SELECT count(*) FROM message_edits WHERE "messageId" = $1), was, $3, $4, $5, "recordedAt" FROM next
     RETURNING 1`,
    [id, JSON.stringify(content), at, operatorId, updateKey],
  );
  if (late !== undefined) return false;
  await manager.query(
    `INSERT INTO message_edits ("messageId", number, was, at, "operatorId", "updateKey")
     SELECT id, (SELECT count(*) FROM message_edits WHERE "messageId" = $1), content, $2, $3, $4 FROM messages WHERE id = $1`,
    [id, at, operatorId, updateKey],
  );
  await manager.query(`UPDATE messages SET content = $2, "editedAt" = $3 WHERE id = $1`, [
    id,
    JSON.stringify(content),
    at,
  ]);
  return true;
}

async function sayUnanswered(manager: EntityManager, conversation: LockedConversation, message: ChangedMessage) {
  const { id: conversationId, tenantId, lastSeq: afterSeq, generation } = conversation;
  await recordDecision(manager, conversation, {
    kind: "stayedSilent",
    reason: "contact.editedAnswered",
    by: "rules",
    afterSeq,
    generation,
    messageId: message.id,
  });
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
}
