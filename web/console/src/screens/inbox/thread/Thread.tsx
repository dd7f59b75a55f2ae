import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, Decision } from "../../../../../../contracts/conversation.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { thread } from "../../../queries/messages.ts";
import { actor, decisions as decisionsOf } from "../../../queries/records.ts";
import { outbox } from "../../../state/outbox.ts";
import { useStore } from "../../../state/store.ts";
import { WhySheet } from "../why/WhySheet.tsx";
import { ThreadSkeleton } from "./ThreadSkeleton.tsx";
import { TimelineRow } from "./TimelineRow.tsx";
import classes from "./Thread.module.css";
import { ToEndButton } from "./ToEndButton.tsx";
import { buildTimeline } from "./buildTimeline.ts";
import { useMarkRead } from "./useMarkRead.ts";
import { useMessageAnchor } from "./useMessageAnchor.ts";
import { useThreadScroll } from "./useThreadScroll.ts";
import { useUnreadMark } from "./useUnreadMark.ts";

const noDecisions: readonly Decision[] = [];

/** Everything that was said and decided in one conversation. Mounted anew for each conversation. */
export function Thread({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(thread(conversation.id));
  const { data: decisions = noDecisions } = useQuery(decisionsOf(conversation.id));
  const { data: actorView } = useQuery(actor(conversation.id));
  const replies = useStore(outbox, (kept) => kept);
  const [explained, setExplained] = useState<Decision>();
  const scroller = useRef<HTMLDivElement>(null);

  const messages = data?.messages;
  const unreadFromSeq = useUnreadMark(conversation, messages);
  const items = useMemo(() => {
    const outgoing = replies.filter((reply) => reply.conversationId === conversation.id);
    return buildTimeline({ messages: messages ?? [], decisions, outgoing, unreadFromSeq });
  }, [messages, decisions, replies, conversation.id, unreadFromSeq]);

  const lastTyped = replies.findLast(({ conversationId }) => conversationId === conversation.id)?.clientKey;
  const scroll = useThreadScroll(scroller, conversation.id, data, lastTyped);
  useMarkRead(conversation, messages?.at(-1)?.seq, scroll.atEnd);
  useMessageAnchor(scroller, conversation.id, data);

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={scroll.onScroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={t("thread.label", { name: conversation.contactName })}
      >
        <div className={classes.items}>
          {!data && !error && <ThreadSkeleton />}
          {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
          {data?.hasOlder && (
            <Text size="xs" c="dimmed" ta="center" p="sm">
              {t("thread.older")}
            </Text>
          )}
          {items.map((item) => (
            <TimelineRow key={item.key} item={item} conversation={conversation} onWhy={setExplained} />
          ))}
        </div>
      </div>
      <ToEndButton visible={!scroll.atEnd} fresh={scroll.fresh} onClick={scroll.toEnd} />
      <WhySheet
        decision={explained}
        messages={messages ?? []}
        actor={actorView}
        onClose={() => setExplained(undefined)}
      />
    </div>
  );
}
