import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { laterChoices, laterTime } from "../format/laterTimes.ts";
import classes from "./LaterItems.module.css";
import { shortMoment } from "../format/dates.ts";

interface LaterItemsProps {
  readonly onChosen: (at: Date) => void;
  readonly onOwnTime: () => void;
}

/** "In an hour", "tomorrow at 9", "on Monday", or a time of one's own: items of a menu. */
export function LaterItems({ onChosen, onOwnTime }: LaterItemsProps) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {laterChoices.map((choice) => (
        <Menu.Item
          key={choice}
          onClick={() => onChosen(laterTime(choice))}
          rightSection={
            <span className={classes.time}>{shortMoment(laterTime(choice).toISOString(), i18n.language)}</span>
          }
        >
          {t(`work.later.${choice}`)}
        </Menu.Item>
      ))}
      <Menu.Item onClick={onOwnTime}>{t("work.later.ownTime")}</Menu.Item>
    </>
  );
}
