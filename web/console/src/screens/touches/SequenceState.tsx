import { useTranslation } from "react-i18next";
import type { Sequence } from "../../../../../contracts/endpoints/sequences.ts";
import classes from "./SequenceState.module.css";
import { useWhyWords } from "./useWhyWords.ts";

/** Whether runs begin and go on, by which version, and whether the draft says something else. */
export function SequenceState({ sequence }: { readonly sequence: Sequence }) {
  const { t } = useTranslation();
  const why = useWhyWords();
  const { status, publishedVersion, isChanged, pausedWhy } = sequence;
  return (
    <span className={classes.state}>
      <span className={classes.chip} data-status={status}>
        {t(`touches.status.${status}`)}
      </span>
      {publishedVersion !== null && (
        <span className={classes.quiet}>{t("touches.versionShort", { version: publishedVersion })}</span>
      )}
      {publishedVersion !== null && isChanged && <span className={classes.changed}>{t("touches.changed")}</span>}
      {status === "paused" && pausedWhy !== null && (
        <span className={classes.why}>{t("touches.pausedByItself", { why: why(pausedWhy) })}</span>
      )}
    </span>
  );
}
