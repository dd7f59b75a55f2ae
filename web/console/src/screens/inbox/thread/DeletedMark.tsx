import { IconTrash } from "@tabler/icons-react";
import type { Message } from "../../../../../../contracts/message.ts";
import { clockTime, exactTime } from "../../../format/dates.ts";
import { smallIcon } from "../../../theme.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./MessageStates.module.css";

/** That a message is gone from the messenger. Its words stay above. */
export function DeletedMark({ message: { deletedAt, direction } }: { readonly message: Message }) {
  const { t, i18n } = useTranslation();
  if (deletedAt === null) return null;
  const words = direction === "in" ? "states.deletedByContact" : "states.deleted";
  return (
    <span className={classes.deleted} title={exactTime(deletedAt, i18n.language)}>
      <IconTrash {...smallIcon} aria-hidden />
      {t(words, { time: clockTime(deletedAt, i18n.language) })}
    </span>
  );
}
