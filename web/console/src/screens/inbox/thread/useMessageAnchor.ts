import { useLayoutEffect, useRef } from "react";
import type { ConversationId, MessageId } from "../../../../../../contracts/ids.ts";
import { showAround } from "../../../queries/messages.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import type { TimelineItem } from "./buildTimeline.ts";
import type { TimelineRows } from "./useTimelineRows.ts";

/** Brings the message named in the address to the middle of the thread, once; one that is not here yet with those around it. */
export function useMessageAnchor(rows: TimelineRows, conversationId: ConversationId, items: readonly TimelineItem[]) {
  const { message } = useInboxPlace();
  const asked = useRef<MessageId>(undefined);
  const shown = useRef<MessageId>(undefined);
  /** The last drawing went to the message, so nothing else may move it. */
  const pointed = useRef(false);
  useLayoutEffect(() => {
    pointed.current = false;
    if (!message) asked.current = shown.current = undefined;
    if (!message || shown.current === message) return;
    const index = items.findIndex(({ key }) => key === message);
    if (index >= 0) {
      shown.current = message;
      pointed.current = true;
      rows.scrollToIndex(index, { align: "center" });
    } else if (asked.current !== message) {
      asked.current = message;
      void showAround(conversationId, message).catch(() => undefined);
    }
  }, [message, items, rows, conversationId]);
  return { isSought: message !== undefined, pointed } as const;
}
