import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { type Thread, loadOlder } from "../../../queries/messages.ts";

const endTolerancePx = 48;
const loadAheadPx = 600;

/** The thread is scrolled in reverse: 0 is its end, and the way up is negative. `lastTyped` names the operator's newest unsent reply. */
export function useThreadScroll(
  scroller: RefObject<HTMLDivElement | null>,
  conversationId: ConversationId,
  data: Thread | undefined,
  lastTyped: string | undefined,
) {
  const [atEnd, setAtEnd] = useState(true);
  const [seenSeq, setSeenSeq] = useState<number>();
  const loading = useRef(false);
  const lastSeq = data?.messages.at(-1)?.seq;
  const hasOlder = data?.hasOlder ?? false;

  const loadWhenNearTop = useCallback(() => {
    const place = scroller.current;
    if (!place || !hasOlder || loading.current) return;
    const abovePx = place.scrollHeight - place.clientHeight + place.scrollTop;
    if (abovePx > loadAheadPx) return;
    loading.current = true;
    void loadOlder(conversationId)
      .catch(() => undefined)
      .finally(() => (loading.current = false));
  }, [scroller, hasOlder, conversationId]);

  /** A page shorter than the window leaves nothing to scroll, so the next one is asked for at once. */
  useEffect(loadWhenNearTop, [loadWhenNearTop, data]);

  /** Whoever answers sees the answer, however far up they were reading. */
  useEffect(() => {
    if (lastTyped !== undefined) scroller.current?.scrollTo({ top: 0 });
  }, [scroller, lastTyped]);

  const onScroll = () => {
    const atEndNow = Math.abs(scroller.current?.scrollTop ?? 0) < endTolerancePx;
    if (atEndNow !== atEnd) {
      setAtEnd(atEndNow);
      setSeenSeq(lastSeq);
    }
    loadWhenNearTop();
  };
  const toEnd = () => scroller.current?.scrollTo({ top: 0, behavior: "smooth" });
  const fresh =
    atEnd || seenSeq === undefined
      ? 0
      : (data?.messages.filter(({ seq, direction }) => seq > seenSeq && direction === "in").length ?? 0);
  return { atEnd, fresh, onScroll, toEnd };
}
