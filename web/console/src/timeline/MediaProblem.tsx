import { IconCloudDownload, IconFileAlert } from "@tabler/icons-react";
import type { Media } from "../../../../contracts/message.ts";
import { icon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";
import classes from "./MediaProblem.module.css";

/** What stands in place of a file that is not here (yet). A failure is said with its reason, never left as a blank. */
export function MediaProblem({ file }: { readonly file: Media | undefined }) {
  const { t } = useTranslation();
  if (file?.status === "pending") {
    return (
      <span className={classes.problem}>
        <IconCloudDownload {...icon} aria-hidden />
        {t("message.filePending")}
      </span>
    );
  }
  return (
    <span className={classes.problem} data-failed>
      <IconFileAlert {...icon} aria-hidden />
      {file?.failure ? t("message.fileFailed", { reason: file.failure }) : t("message.fileUnreachable")}
    </span>
  );
}
