import { useEffect, useMemo, useRef } from "react";
import { Text } from "@mantine/core";
import type { Conversation, Decision } from "../../../../../../contracts/conversation.ts";
import type { Thread } from "../../../queries/messages.ts";
import { useOffer } from "../../../commands/offers.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { beginReacting, endReacting } from "../../../state/reacting.ts";
import { outbox } from "../../../state/outbox.ts";
import { useStore } from "../../../state/store.ts";
import { useSwitchPainted } from "../../../state/switchTiming.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { DayPill } from "./DayPill.tsx";
import classes from "./Timeline.module.css";
import { TimelineRow } from "./TimelineRow.tsx";
import { ToEndButton } from "./ToEndButton.tsx";
import { mayTakeReaction } from "./useReact.ts";
import { buildTimeline } from "./buildTimeline.ts";
import { useMarkRead } from "./useMarkRead.ts";
import { useThreadScroll } from "./useThreadScroll.ts";
import { useTimelineRows } from "./useTimelineRows.ts";
import { useUnreadMark } from "./useUnreadMark.ts";
import { useInboxPlace } from "../useInboxPlace.ts";

interface TimelineProps {
  readonly conversation: Conversation;
  readonly data: Thread;
  readonly decisions: readonly Decision[];
  readonly onWhy: (decision: Decision) => void;
}

/**
 * The rows of a thread, of which only those near the window exist: the browser's own search finds no others, the
 * product's does.
 */
export function Timeline({ conversation, data, decisions, onWhy }: TimelineProps) {
  const { t } = useTranslation();
  const { message: pointedAt } = useInboxPlace();
  const replies = useStore(outbox, (kept) => kept);
  const scroller = useRef<HTMLDivElement>(null);
  const { id, contactName } = conversation;
  useSwitchPainted(id);
  const { messages, hasOlder, hasNewer } = data;
  const unreadFromSeq = useUnreadMark(conversation, messages);

  const items = useMemo(() => {
    const outgoing = hasNewer ? [] : replies.filter(({ conversationId }) => conversationId === id);
    return buildTimeline({ messages, decisions, outgoing, unreadFromSeq, startsMidway: hasOlder });
  }, [messages, hasOlder, hasNewer, decisions, replies, id, unreadFromSeq]);

  const lastTyped = replies.findLast(({ conversationId }) => conversationId === id)?.clientKey;
  const rows = useTimelineRows(scroller, items);
  const scroll = useThreadScroll({ scroller, rows, items, conversationId: id, data, lastTyped });
  const mayAnswer = useMay("conversations.answer");
  const theirs = items.findLastIndex((item) => item.kind === "message" && mayTakeReaction(item.message));
  const reactable = items[theirs];
  useOffer(
    mayAnswer && reactable?.kind === "message" && conversation.reactions.length > 0
      ? {
          react: () => {
            rows.scrollToIndex(theirs);
            beginReacting(reactable.message.id);
          },
        }
      : {},
  );
  useEffect(() => endReacting, []);
  useMarkRead(conversation, messages.at(-1)?.seq, scroll.atEnd);

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what scrolls hears the keys that scroll */}
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={scroll.onScroll}
        onKeyDown={scroll.onKeyDown}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        // Rows that appear because somebody scrolls are no news.
        aria-live={scroll.atEnd ? "polite" : "off"}
        aria-label={t("thread.label", { name: contactName })}
      >
        <div className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {hasOlder && (
            <Text className={classes.older} size="xs" c="dimmed">
              {t("thread.older")}
            </Text>
          )}
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const item = items[index];
            return (
              item && (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  className={classes.row}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <TimelineRow item={item} contactName={contactName} anchored={key === pointedAt} onWhy={onWhy} />
                </div>
              )
            );
          })}
        </div>
      </div>
      <DayPill item={items[rows.range?.startIndex ?? 0]} shown={rows.isScrolling} />
      <ToEndButton visible={!scroll.atEnd} fresh={scroll.fresh} onClick={scroll.toEnd} />
    </>
  );
}
