import type { EntityManager } from "typeorm";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { ChannelAccountId, ConversationId, MessageId } from "../../contracts/ids.ts";
import { AlbumItem } from "../../contracts/message.ts";
import type { MessageContent, MessageDirection } from "../../contracts/message.ts";
import type { MessageChange } from "../../contracts/messageChange.ts";
import { lockConversation } from "../lockConversation.ts";
import { applyDeletion } from "./applyDeletion.ts";
import { applyEdit } from "./applyEdit.ts";
import { applyReaction, applyReactions } from "./applyReaction.ts";
import { applyReceipt } from "./applyReceipt.ts";

export interface ChangedMessage {
  readonly id: MessageId;
  readonly seq: number;
  readonly direction: MessageDirection;
  readonly content: MessageContent;
  readonly editedAt: Date | null;
}

/**
 * Carries a provider's change over to the message that it names, under the conversation's lock. The actors to ring, which
 * have an unanswered message to read anew; null when there is no such message yet.
 */
export async function applyChange(
  manager: EntityManager,
  channelAccountId: ChannelAccountId,
  change: MessageChange,
  updateKey: string,
): Promise<readonly ConversationRef[] | null> {
  const place = await findPlace(manager, channelAccountId, change.externalId);
  if (place === undefined) return null;
  const conversation = await lockConversation(manager, place.conversationId);
  const [message]: ChangedMessage[] = await manager.query(
    `SELECT id, seq, direction, content, "editedAt" FROM messages WHERE id = $1`,
    [place.messageId],
  );
  if (message === undefined) return null;
  switch (change.kind) {
    case "edited":
      return applyEdit(manager, conversation, message, {
        content: inAlbum(message.content, place.position, change.content),
        at: change.occurredAt,
        operatorId: null,
        updateKey,
      });
    case "deleted":
      if (await isAlbumLeft(manager, channelAccountId, change)) return [];
      return applyDeletion(manager, conversation, message, change.occurredAt ?? new Date());
    case "reacted":
      await applyReaction(manager, conversation, message, change);
      return [];
    case "reactions":
      await applyReactions(manager, conversation, message, change);
      return [];
    case "delivered":
    case "read":
      await applyReceipt(manager, conversation, message, change);
      return [];
  }
}

interface Place {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  /** Which piece of an album it is. */
  readonly position: number;
}

/** A message by the provider's id of it, or of a piece of the album that it is. */
async function findPlace(manager: EntityManager, id: ChannelAccountId, externalId: string): Promise<Place | undefined> {
  const [place]: Place[] = await manager.query(
    `SELECT id AS "messageId", "conversationId", 0 AS position FROM messages
     WHERE "channelAccountId" = $1 AND "externalId" = $2
     UNION ALL SELECT p."messageId", m."conversationId", p.position FROM album_pieces p JOIN messages m ON m.id = p."messageId"
     WHERE p."channelAccountId" = $1 AND p."externalId" = $2 LIMIT 1`,
    [id, externalId],
  );
  return place;
}

/** What a message says after one piece of it was changed. */
function inAlbum(content: MessageContent, position: number, changed: MessageContent): MessageContent {
  const item = AlbumItem.safeParse(changed);
  return content.kind === "album" && item.success
    ? { ...content, items: content.items.with(position, item.data) }
    : changed;
}

/** Notes that a piece of an album was deleted. True while other pieces of it are still there. */
async function isAlbumLeft(manager: EntityManager, id: ChannelAccountId, { externalId, occurredAt }: MessageChange) {
  const [[piece]]: [{ messageId: MessageId }[], number] = await manager.query(
    `UPDATE album_pieces SET "deletedAt" = $3 WHERE "channelAccountId" = $1 AND "externalId" = $2 RETURNING "messageId"`,
    [id, externalId, occurredAt ?? new Date()],
  );
  if (piece === undefined) return false;
  const left: unknown[] = await manager.query(
    `SELECT 1 FROM album_pieces WHERE "messageId" = $1 AND "deletedAt" IS NULL LIMIT 1`,
    [piece.messageId],
  );
  return left.length > 0;
}
