import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect } from "react";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { markRead } from "../../../../../../contracts/endpoints/conversations.ts";
import { call } from "../../../api/call.ts";
import { forgetShown, noteShown, shownSeq } from "../../../state/shown.ts";

/**
 * A message counts as read when its conversation is open, scrolled to the end and in a visible window. A reply is taken to be
 * written upon what was read; where nothing was yet, upon what there was when the conversation was opened.
 */
export function useMarkRead(
  { id: conversationId, unread }: Conversation,
  lastSeq: number | undefined,
  atEnd: boolean,
): void {
  const visible = useDocumentVisibility() === "visible";
  useEffect(() => () => void forgetShown(conversationId), [conversationId]);
  useEffect(() => {
    if (lastSeq !== undefined && ((visible && atEnd) || shownSeq(conversationId) === null))
      noteShown(conversationId, lastSeq);
    if (!visible || !atEnd || unread === 0 || lastSeq === undefined) return;
    void call(markRead, { params: { conversationId }, body: { upToSeq: lastSeq } }).catch(() => undefined);
  }, [visible, atEnd, unread, lastSeq, conversationId]);
}
