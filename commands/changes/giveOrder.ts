import type { EntityManager } from "typeorm";
import type { ConversationRef, OperatorRef } from "../../contracts/actors.ts";
import type { MessageId } from "../../contracts/ids.ts";
import type { MessageOrderKind } from "../../contracts/message.ts";
import { newId } from "../../entities/newId.ts";
import { refOf } from "../lockConversation.ts";
import type { LockedConversation } from "../lockConversation.ts";
import { recordEvents } from "../recordEvents.ts";
import { ringOutbox } from "../ringOutbox.ts";

interface Order {
  readonly messageId: MessageId;
  readonly by: OperatorRef;
  readonly kind: MessageOrderKind;
  readonly text: string | null;
}

/** Writes down what the actor of a locked conversation is to have done to a message. Returns the actor to ring. */
export async function giveOrder(
  manager: EntityManager,
  conversation: LockedConversation,
  { messageId, by, kind, text }: Order,
): Promise<ConversationRef | null> {
  const { id: conversationId, tenantId, channelAccountId } = conversation;
  await manager.query(
    `INSERT INTO message_orders (id, "tenantId", "conversationId", "channelAccountId", "messageId", "operatorId", kind, text)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId("ord"), tenantId, conversationId, channelAccountId, messageId, by.operatorId, kind, text],
  );
  await recordEvents(manager, tenantId, [{ kind: "message.changed", conversationId, messageId }]);
  return (await ringOutbox(manager, conversation)) ? refOf(conversation) : null;
}
