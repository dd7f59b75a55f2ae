import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../format/timeLeft.ts";
import classes from "./DueChip.module.css";

interface DueChipProps {
  readonly kind: "reply" | "resolve";
  readonly since: string | null;
  readonly dueAt: string;
}

const lookEveryMs = 15_000;
/** From this share of the time on that is left, the chip warns. */
const soonShare = 0.25;

/** By when somebody has to answer: quiet at first, then warning, then late. */
export function DueChip({ kind, since, dueAt }: DueChipProps) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const leftMs = Date.parse(dueAt) - now;
  const wholeMs = since === null ? Infinity : Date.parse(dueAt) - Date.parse(since);
  const state = leftMs < 0 ? "late" : leftMs < wholeMs * soonShare ? "soon" : "fine";
  const words = inWords(Math.abs(leftMs), i18n.language);
  return (
    <span className={classes.chip} data-state={state}>
      {t(`due.${kind}${leftMs < 0 ? "Late" : "In"}`, { time: words })}
    </span>
  );
}

function useNow() {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
