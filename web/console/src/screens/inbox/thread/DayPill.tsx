import { dayName } from "../../../format/dates.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./DayPill.module.css";
import { type TimelineItem, momentOf } from "./buildTimeline.ts";

interface DayPillProps {
  /** The uppermost row that is seen. */
  readonly item: TimelineItem | undefined;
  readonly shown: boolean;
}

/** Of which day is what passes by, while somebody scrolls. */
export function DayPill({ item, shown }: DayPillProps) {
  const { i18n } = useTranslation();
  const at = item && momentOf(item);
  if (at === undefined) return null;
  return (
    <div className={classes.pill} data-shown={shown || undefined} aria-hidden>
      {dayName(at, i18n.language)}
    </div>
  );
}
