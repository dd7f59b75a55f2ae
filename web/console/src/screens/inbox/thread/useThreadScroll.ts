import {
  type KeyboardEvent,
  type RefObject,
  type UIEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { type Thread, loadNewer, loadOlder, showNewest, showOldest } from "../../../queries/messages.ts";
import type { TimelineItem } from "./buildTimeline.ts";
import { useMessageAnchor } from "./useMessageAnchor.ts";
import { type TimelineRows, endTolerancePx } from "./useTimelineRows.ts";

const loadAheadPx = 1_000;
/** Over a longer way nobody could read what passes by. */
const glideMaxPx = 3_000;

interface ThreadScrollOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: TimelineRows;
  readonly items: readonly TimelineItem[];
  readonly conversationId: ConversationId;
  readonly data: Thread;
  /** Names the operator's newest unsent reply. */
  readonly lastTyped: string | undefined;
}

/** Where in the thread somebody is: opens it, fetches pages ahead of them, and keeps the end for whoever is at it. */
export function useThreadScroll({ scroller, rows, items, conversationId, data, lastTyped }: ThreadScrollOptions) {
  const { messages, hasOlder, hasNewer } = data;
  const lastSeq = messages.at(-1)?.seq ?? 0;
  /** The newest message that has been here, however far from it a link has led since; what follows it is new. */
  const newest = useRef(hasNewer ? Number.POSITIVE_INFINITY : lastSeq);
  /** The newest message when the end was left; undefined at the end. */
  const [leftAt, setLeftAt] = useState<number | undefined>(hasNewer ? Number.POSITIVE_INFINITY : lastSeq);
  const atEnd = leftAt === undefined;
  const goal = useRef<"opening" | "start" | "end" | undefined>("opening");
  const loading = useRef(false);
  const { isSought, pointed } = useMessageAnchor(rows, conversationId, items);

  const look = (abovePx: number, belowPx: number) => {
    const nowAtEnd = belowPx < endTolerancePx && !hasNewer;
    if (!hasNewer) newest.current = lastSeq;
    const newestHere = newest.current;
    setLeftAt((before) => (nowAtEnd ? undefined : (before ?? newestHere)));
    const older = hasOlder && abovePx < loadAheadPx;
    const newer = hasNewer && belowPx < loadAheadPx;
    if (loading.current || (!older && !newer)) return;
    loading.current = true;
    void (older ? loadOlder : loadNewer)(conversationId)
      .catch(() => undefined)
      .finally(() => (loading.current = false));
  };

  /** Another piece of the conversation is fetched first where the end in question is not here. */
  const go = (to: "start" | "end", glide = false) => {
    const fetchEnd = to === "start" ? hasOlder && showOldest : hasNewer && showNewest;
    if (fetchEnd)
      void fetchEnd(conversationId)
        .then(() => (goal.current = to))
        .catch(() => undefined);
    else if (to === "start") rows.scrollToOffset(0);
    else rows.scrollToEnd({ behavior: glide && rows.getDistanceFromEnd() < glideMaxPx ? "smooth" : "auto" });
  };

  const settle = useEffectEvent((shown: readonly TimelineItem[]) => {
    const to = goal.current ?? (atEnd ? "end" : undefined);
    goal.current = undefined;
    const unread = to === "opening" ? shown.findIndex(({ kind }) => kind === "unread") : -1;
    // It was left far above its end, where a link had led.
    if (to === "opening" && hasNewer && !isSought) go("end");
    if (unread >= 0 && !pointed.current) rows.scrollToIndex(unread, { align: "start" });
    else if (to === "start") rows.scrollToOffset(0);
    else if (to && !pointed.current) rows.scrollToEnd();
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
    look(scrollTop, scrollHeight - clientHeight - scrollTop);
  });
  // oxlint-disable-next-line react/set-state-in-effect -- where the end is, is known only when the rows have been laid out
  useLayoutEffect(() => settle(items), [items]);

  useStayAtEnd(scroller, rows, atEnd);
  useShowTyped(lastTyped, () => go("end"));

  /** The rows know their height: to ask the browser amid scrolling would make it lay everything out once more. */
  const onScroll = ({ currentTarget: { scrollTop } }: UIEvent<HTMLElement>) =>
    look(scrollTop, rows.getTotalSize() - (rows.scrollRect?.height ?? 0) - scrollTop);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    go(event.key === "Home" ? "start" : "end");
  };
  const fresh = atEnd ? 0 : messages.filter(({ seq, direction }) => seq > leftAt && direction === "in").length;
  return { atEnd, fresh, onScroll, onKeyDown, toEnd: () => go("end", true) };
}

/** The composer grows, a keyboard opens: the window becomes lower from below, and the end must not go under. */
function useStayAtEnd(scroller: RefObject<HTMLDivElement | null>, rows: TimelineRows, atEnd: boolean): void {
  useEffect(() => {
    if (!atEnd || !scroller.current) return;
    const observer = new ResizeObserver(() => rows.scrollToEnd());
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller, rows, atEnd]);
}

/** Whoever answers sees the answer, however far up they were reading. */
function useShowTyped(lastTyped: string | undefined, toEnd: () => void): void {
  const known = useRef(lastTyped);
  useEffect(() => {
    const typed = lastTyped !== undefined && lastTyped !== known.current;
    known.current = lastTyped;
    if (typed) toEnd();
  });
}
