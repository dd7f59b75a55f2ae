import { IconClockPause } from "@tabler/icons-react";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { shortMoment } from "../../../format/dates.ts";
import { smallIcon } from "../../../theme.ts";
import { LabelChip } from "../labels/LabelChip.tsx";
import { useLabelsOf } from "../labels/useLabelsOf.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./CardMarks.module.css";

const labelsShown = 2;

/** A card's third line: until when it is put off, its first labels, and how many more it bears. */
export function CardMarks({ conversation }: { readonly conversation: Conversation }) {
  const { t, i18n } = useTranslation();
  const labels = useLabelsOf(conversation);
  const { status, snoozedUntil } = conversation;
  const others = labels.slice(labelsShown);
  return (
    <span className={classes.marks}>
      {status === "snoozed" && (
        <span className={classes.snoozed}>
          <IconClockPause {...smallIcon} aria-hidden />
          {snoozedUntil
            ? t("work.until", { time: shortMoment(snoozedUntil, i18n.language) })
            : t("work.later.untilReply")}
        </span>
      )}
      {labels.slice(0, labelsShown).map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {others.length > 0 && (
        <span className={classes.others} title={others.map(({ name }) => name).join(", ")}>
          +{others.length}
        </span>
      )}
    </span>
  );
}
