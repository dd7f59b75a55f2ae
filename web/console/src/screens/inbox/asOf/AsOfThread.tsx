import { Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationAsOf } from "../../../../../../contracts/asOf.ts";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { clockTime, dayName } from "../../../format/dates.ts";
import { MessageBody } from "../../../timeline/MessageBody.tsx";
import { DecisionLine } from "../thread/DecisionLine.tsx";
import { DeletedMark } from "../thread/DeletedMark.tsx";
import { EditedMark } from "../thread/EditedMark.tsx";
import { PastReactions } from "../thread/ReactionChips.tsx";
import rows from "../thread/MessageRow.module.css";
import days from "../thread/TimelineRow.module.css";
import { type TimelineItem, buildTimeline } from "../thread/buildTimeline.ts";
import { WhySheet } from "../why/WhySheet.tsx";
import classes from "./AsOf.module.css";

interface AsOfThreadProps {
  readonly past: ConversationAsOf;
  readonly contactName: string;
}

/** What had been said and decided, to be read and not to be answered. */
export function AsOfThread({ past: { messages, decisions, hasOlder }, contactName }: AsOfThreadProps) {
  const { t, i18n } = useTranslation();
  const [explained, setExplained] = useState<Decision>();
  const items = useMemo(
    () => buildTimeline({ messages, decisions, outgoing: [], unreadFromSeq: undefined }),
    [messages, decisions],
  );
  const draw = (item: TimelineItem) => {
    switch (item.kind) {
      case "day":
        return (
          <div key={item.key} className={days.day}>
            <span>{dayName(item.at, i18n.language)}</span>
          </div>
        );
      case "decision":
        return <DecisionLine key={item.key} decision={item.decision} onWhy={setExplained} />;
      case "message":
        return <PastMessage key={item.key} message={item.message} contactName={contactName} />;
      case "unread":
      case "outgoing":
        return null;
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={classes.thread} tabIndex={0} aria-label={t("thread.label", { name: contactName })}>
      {messages.length === 0 && <Text c="dimmed">{t("asOf.nothingYet")}</Text>}
      {hasOlder && (
        <Text size="xs" c="dimmed" ta="center">
          {t("asOf.older")}
        </Text>
      )}
      {items.map(draw)}
      <WhySheet decision={explained} messages={messages} actor={undefined} onClose={() => setExplained(undefined)} />
    </section>
  );
}

function PastMessage({ message, contactName }: { readonly message: Message; readonly contactName: string }) {
  const { t, i18n } = useTranslation();
  const { author, occurredAt, operatorName, content, origin } = message;
  const name = {
    contact: origin?.author ?? contactName,
    bot: t("thread.bot"),
    operator: operatorName ?? t("thread.operator"),
    touch: t("work.quoted.touch"),
  }[author];
  const time = clockTime(occurredAt, i18n.language);
  return (
    <article className={rows.row} data-author={author} data-starts data-ends aria-label={`${name}, ${time}`}>
      {author !== "contact" && <div className={rows.author}>{name}</div>}
      <div className={rows.bubble} data-kind={content.kind} data-deleted={message.deletedAt ? true : undefined}>
        <MessageBody message={message} />
      </div>
      <PastReactions message={message} />
      <div className={rows.meta}>
        <time dateTime={occurredAt}>{time}</time>
        <EditedMark message={message} />
        <DeletedMark message={message} />
      </div>
    </article>
  );
}
