import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { conversationCardHeight, conversationCardMarksHeight } from "../../../theme.ts";

/** A third line only where there is something to say in it. */
export const hasMarks = ({ labelIds, status }: Conversation): boolean => labelIds.length > 0 || status === "snoozed";

export const cardHeight = (conversation: Conversation | undefined): number =>
  conversation && hasMarks(conversation)
    ? conversationCardHeight + conversationCardMarksHeight
    : conversationCardHeight;
