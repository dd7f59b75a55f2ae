import { shallowEqual } from "@mantine/hooks";
import { memo } from "react";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { dayName } from "../../../format/dates.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { DecisionLine } from "./DecisionLine.tsx";
import { MessageRow } from "./MessageRow.tsx";
import { OutgoingRow } from "./OutgoingRow.tsx";
import { ServiceLine } from "./ServiceLine.tsx";
import classes from "./TimelineRow.module.css";
import type { TimelineItem } from "./buildTimeline.ts";

interface TimelineRowProps {
  readonly item: TimelineItem;
  readonly contactName: string;
  /** The address points at it. */
  readonly anchored: boolean;
  readonly onWhy: (decision: Decision) => void;
}

/** The timeline is built anew with each event; rows that say the same as before are not drawn again. */
export const TimelineRow = memo(
  Row,
  ({ item: before, ...former }, { item, ...now }) => shallowEqual(before, item) && shallowEqual(former, now),
);

function Row({ item, contactName, anchored, onWhy }: TimelineRowProps) {
  const { t, i18n } = useTranslation();
  switch (item.kind) {
    case "day":
      return (
        <div className={classes.day}>
          <span>{dayName(item.at, i18n.language)}</span>
        </div>
      );
    case "unread":
      return (
        <div className={classes.unread}>
          <span>{t("thread.unread")}</span>
        </div>
      );
    case "decision":
      return <DecisionLine decision={item.decision} onWhy={onWhy} />;
    case "outgoing":
      return <OutgoingRow reply={item.reply} />;
    case "message":
      if (item.message.content.kind === "service") return <ServiceLine message={item.message} />;
      return (
        <MessageRow
          message={item.message}
          contactName={contactName}
          anchored={anchored}
          startsGroup={item.startsGroup}
          endsGroup={item.endsGroup}
          decision={item.decision}
          onWhy={onWhy}
        />
      );
  }
}
