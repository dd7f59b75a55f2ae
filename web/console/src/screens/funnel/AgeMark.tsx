import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { inWords } from "../../format/timeLeft.ts";
import { useNow } from "../../format/useNow.ts";
import classes from "./FunnelCard.module.css";

interface AgeMarkProps {
  readonly since: string;
  readonly limitHours: number | null;
}

const hourMs = 3_600_000;
const lookEveryMs = 60_000;

/** How long a card is in its stage: quiet at first, amber from half of what the stage allows, then red. Words say it too. */
export function AgeMark({ since, limitHours }: AgeMarkProps) {
  const { t, i18n } = useTranslation();
  const ageMs = useNow(lookEveryMs) - Date.parse(since);
  const share = limitHours === null ? 0 : ageMs / (limitHours * hourMs);
  const state = share >= 1 ? "late" : share >= 0.5 ? "slow" : "inStage";
  const time = inWords(Math.max(0, ageMs), i18n.language);
  const words = t(`funnel.${state}`, { time });
  return (
    <span className={classes.age} data-state={state} title={words}>
      <span aria-hidden>{time}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
