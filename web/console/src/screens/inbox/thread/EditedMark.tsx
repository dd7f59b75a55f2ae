import { Popover, UnstyledButton } from "@mantine/core";
import type { Message } from "../../../../../../contracts/message.ts";
import { wordsIn } from "../../../../../../contracts/message.ts";
import { clockTime, exactTime } from "../../../format/dates.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./MessageStates.module.css";

/** That a message was edited; opens what it said before, the latest first. */
export function EditedMark({ message: { editedAt, edits } }: { readonly message: Message }) {
  const { t, i18n } = useTranslation();
  if (editedAt === null) return null;
  const time = clockTime(editedAt, i18n.language);
  return (
    <Popover position="top" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.edited}
          aria-label={t("states.editedLabel", { time })}
          title={exactTime(editedAt, i18n.language)}
        >
          {t("states.edited")}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.earlier} tabIndex={-1} data-autofocus>
        <div className={classes.title}>{t("states.earlier")}</div>
        <ol className={classes.versions}>
          {edits.toReversed().map(({ was, at }) => (
            <li key={at}>
              <span className={classes.was}>{wordsIn(was) || t("states.noWords")}</span>
              <time dateTime={at}>{t("states.until", { time: clockTime(at, i18n.language) })}</time>
            </li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}
