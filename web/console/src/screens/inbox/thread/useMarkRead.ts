import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect } from "react";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { markRead } from "../../../../../../contracts/endpoints/conversations.ts";
import { call } from "../../../api/call.ts";

/** A message counts as read when its conversation is open, scrolled to the end and in a visible window. */
export function useMarkRead(
  { id: conversationId, unread }: Conversation,
  lastSeq: number | undefined,
  atEnd: boolean,
): void {
  const visible = useDocumentVisibility() === "visible";
  useEffect(() => {
    if (!visible || !atEnd || unread === 0 || lastSeq === undefined) return;
    void call(markRead, { params: { conversationId }, body: { upToSeq: lastSeq } }).catch(() => undefined);
  }, [visible, atEnd, unread, lastSeq, conversationId]);
}
