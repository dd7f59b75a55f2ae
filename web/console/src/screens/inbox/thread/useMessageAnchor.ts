import { type RefObject, useEffect, useRef } from "react";
import type { ConversationId, MessageId } from "../../../../../../contracts/ids.ts";
import { type Thread, loadOlder } from "../../../queries/messages.ts";
import { useInboxPlace } from "../useInboxPlace.ts";

/** Brings the message named in the address to the middle of the thread, loading earlier pages until it is there. */
export function useMessageAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  conversationId: ConversationId,
  data: Thread | undefined,
): void {
  const { message } = useInboxPlace();
  const shown = useRef<MessageId>(undefined);
  useEffect(() => {
    if (!message) shown.current = undefined;
    if (!message || !data || shown.current === message) return;
    const place = scroller.current?.querySelector(`[data-message="${message}"]`);
    if (place) {
      shown.current = message;
      scroller.current?.querySelector("[data-anchored]")?.removeAttribute("data-anchored");
      place.setAttribute("data-anchored", "");
      place.scrollIntoView({ block: "center" });
    } else if (data.hasOlder) {
      void loadOlder(conversationId).catch(() => undefined);
    }
  }, [message, data, scroller, conversationId]);
}
