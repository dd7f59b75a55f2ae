import { VisuallyHidden } from "@mantine/core";
import { inWords } from "../format/timeLeft.ts";
import { useNow } from "../format/useNow.ts";
import { useTranslation } from "../words/useTranslation.ts";
import classes from "./DueChip.module.css";

interface DueChipProps {
  readonly kind: "reply" | "resolve";
  readonly since: string | null;
  readonly dueAt: string;
  /** The time alone, where there is no room for words; they are read all the same. */
  readonly compact?: boolean;
}

/** From this share of the time on that is left, the chip warns. */
const soonShare = 0.25;

/** By when somebody has to answer: quiet at first, then warning, then late. */
export function DueChip({ kind, since, dueAt, compact = false }: DueChipProps) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const leftMs = Date.parse(dueAt) - now;
  const wholeMs = since === null ? Infinity : Date.parse(dueAt) - Date.parse(since);
  const state = leftMs < 0 ? "late" : leftMs < wholeMs * soonShare ? "soon" : "fine";
  const time = inWords(Math.abs(leftMs), i18n.language);
  const words = t(`due.${kind}${leftMs < 0 ? "Late" : "In"}`, { time });
  return (
    <span className={classes.chip} data-state={state} title={words}>
      {compact ? (
        <>
          <span aria-hidden>{leftMs < 0 ? `−${time}` : time}</span>
          <VisuallyHidden>{words}</VisuallyHidden>
        </>
      ) : (
        words
      )}
    </span>
  );
}
