import type { EntityManager } from "typeorm";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { ChannelAccountId, ConversationId, MessageId } from "../../contracts/ids.ts";
import type { MessageContent, MessageDirection } from "../../contracts/message.ts";
import type { MessageChange } from "../../contracts/messageChange.ts";
import { lockConversation } from "../lockConversation.ts";
import { applyDeletion } from "./applyDeletion.ts";
import { applyEdit } from "./applyEdit.ts";
import { applyReaction } from "./applyReaction.ts";
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
  const [place]: { conversationId: ConversationId }[] = await manager.query(
    `SELECT "conversationId" FROM messages WHERE "channelAccountId" = $1 AND "externalId" = $2`,
    [channelAccountId, change.externalId],
  );
  if (place === undefined) return null;
  const conversation = await lockConversation(manager, place.conversationId);
  const [message]: ChangedMessage[] = await manager.query(
    `SELECT id, seq, direction, content, "editedAt" FROM messages WHERE "channelAccountId" = $1 AND "externalId" = $2`,
    [channelAccountId, change.externalId],
  );
  if (message === undefined) return null;
  switch (change.kind) {
    case "edited":
      return applyEdit(manager, conversation, message, {
        content: change.content,
        at: change.occurredAt,
        operatorId: null,
        updateKey,
      });
    case "deleted":
      return applyDeletion(manager, conversation, message, change.occurredAt);
    case "reacted":
      await applyReaction(manager, conversation, message, change);
      return [];
    case "delivered":
    case "read":
      await applyReceipt(manager, conversation, message, change);
      return [];
  }
}
