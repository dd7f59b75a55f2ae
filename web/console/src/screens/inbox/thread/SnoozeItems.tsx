import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LaterItems } from "../../../parts/LaterItems.tsx";

interface SnoozeItemsProps {
  readonly onSnooze: (until: Date | null) => void;
  readonly onOwnTime: () => void;
}

/** Until when to put a conversation off: until the contact writes, or a time. */
export function SnoozeItems({ onSnooze, onOwnTime }: SnoozeItemsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Menu.Label>{t("work.snooze")}</Menu.Label>
      <Menu.Item onClick={() => onSnooze(null)}>{t("work.later.untilReply")}</Menu.Item>
      <LaterItems onChosen={onSnooze} onOwnTime={onOwnTime} />
    </>
  );
}
