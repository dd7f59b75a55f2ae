import { UnstyledButton } from "@mantine/core";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { clockTime } from "../../../format/dates.ts";
import { useDecisionWords } from "../why/useDecisionWords.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./DecisionLine.module.css";

interface DecisionLineProps {
  readonly decision: Decision;
  readonly onWhy: (decision: Decision) => void;
}

/** Something that happened by itself or by order: small, grey, in the middle, and always with its reason at hand. */
export function DecisionLine({ decision, onWhy }: DecisionLineProps) {
  const { t, i18n } = useTranslation();
  const { what, reason } = useDecisionWords(decision);
  return (
    <div className={classes.line} data-waiting={decision.kind === "askedOperator" || undefined}>
      <span>
        {what}
        {reason && `: ${reason}`}
        <time className={classes.time} dateTime={decision.decidedAt}>
          {clockTime(decision.decidedAt, i18n.language)}
        </time>
        <UnstyledButton className={classes.why} onClick={() => onWhy(decision)}>
          {t("thread.why")}
        </UnstyledButton>
      </span>
    </div>
  );
}
