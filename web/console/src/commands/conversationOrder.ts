import type { Conversation } from "../../../../contracts/conversation.ts";
import { changeConversation } from "../../../../contracts/endpoints/inbox.ts";
import { call } from "../api/call.ts";
import { showConversation } from "../queries/conversations.ts";
import type { Place, PlaceCommand } from "./command.ts";

export type ConversationOrder = Omit<PlaceCommand, "when" | "run"> & {
  readonly when: (conversation: Conversation) => boolean;
  readonly run: (conversation: Conversation, place: Place) => unknown;
};

/** A command that is possible where a conversation is open, for those who may answer in it. */
export const ofConversation = ({ when, run, ...described }: ConversationOrder): PlaceCommand => ({
  ...described,
  when: ({ operator, conversation }) =>
    conversation !== undefined && operator.permissions.includes("conversations.answer") && when(conversation),
  run: (place) => place.conversation && run(place.conversation, place),
});

export const isOpen = ({ status }: Conversation) => status !== "resolved";

export const paramsOf = ({ id: conversationId }: Conversation) => ({ params: { conversationId } });

/** Shows what the order made of the conversation. */
export const order = async (answer: Promise<Conversation>) => showConversation(await answer);

type Change = Partial<Pick<Conversation, "priority" | "isMuted" | "isBlocked">> & {
  readonly status?: "open" | "pending";
};

export const change = (conversation: Conversation, body: Change) =>
  order(call(changeConversation, { ...paramsOf(conversation), body }));
