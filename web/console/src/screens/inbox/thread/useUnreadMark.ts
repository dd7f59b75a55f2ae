import { useState } from "react";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import type { Message } from "../../../../../../contracts/message.ts";

/** The first message that was unread when the conversation was opened; the line then stays where it was drawn. */
export function useUnreadMark(
  conversation: Conversation,
  messages: readonly Message[] | undefined,
): number | undefined {
  const [unreadAtOpening] = useState(conversation.unread);
  const [mark, setMark] = useState<{ readonly seq: number | undefined }>();
  if (!mark && messages) setMark({ seq: firstOfLast(messages, unreadAtOpening) });
  return mark?.seq;
}

function firstOfLast(messages: readonly Message[], unread: number): number | undefined {
  const inbound = messages.filter(({ direction }) => direction === "in");
  return unread > 0 ? inbound.at(-Math.min(unread, inbound.length))?.seq : undefined;
}
