import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SequenceVersion } from "../../../../../../contracts/endpoints/sequences.ts";
import { exactTime } from "../../../format/dates.ts";
import classes from "./Constructor.module.css";

interface VersionBarProps {
  readonly version: number;
  readonly versions: readonly SequenceVersion[];
  readonly onBack: () => void;
  /** Absent where nobody may. */
  readonly onTake?: () => void;
}

/** Says that a version of the past is shown, and leads back to the draft. */
export function VersionBar({ version, versions, onBack, onTake }: VersionBarProps) {
  const { t, i18n } = useTranslation();
  const known = versions.find((one) => one.version === version);
  return (
    <output className={classes.bar}>
      {t("touches.lookingAt", {
        version,
        at: known ? exactTime(known.publishedAt, i18n.language) : "",
        by: known?.publishedByName ?? "—",
      })}
      {known && known.running > 0 && t("touches.runningByIt", { count: known.running })}
      <Button size="xs" variant="default" onClick={onBack}>
        {t("touches.toDraft")}
      </Button>
      {onTake && (
        <Button size="xs" variant="default" onClick={onTake}>
          {t("touches.makeDraft")}
        </Button>
      )}
    </output>
  );
}
