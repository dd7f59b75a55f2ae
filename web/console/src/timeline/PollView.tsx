import { IconChartBar } from "@tabler/icons-react";
import { icon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";
import { EvidenceText } from "./EvidenceText.tsx";
import classes from "./FileCard.module.css";
import type { MessageViewProps } from "./messageView.ts";
import poll from "./PollView.module.css";

/** What is asked and what may be chosen. Who voted is seen in the messenger. */
export function PollView({ content: { question, options }, messageId }: MessageViewProps<"poll">) {
  const { t } = useTranslation();
  return (
    <div className={classes.column}>
      <div className={classes.card}>
        <span className={classes.glyph}>
          <IconChartBar {...icon} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.title}>
            <EvidenceText text={question} messageId={messageId} />
          </span>
          <span className={classes.detail}>{t("message.poll")}</span>
        </span>
      </div>
      <ul className={poll.options}>
        {options.map((option) => (
          <li key={option}>{option}</li>
        ))}
      </ul>
    </div>
  );
}
