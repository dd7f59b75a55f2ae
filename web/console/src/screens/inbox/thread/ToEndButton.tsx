import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { icon, smallIcon } from "../../../theme.ts";
import classes from "./ToEndButton.module.css";

interface ToEndButtonProps {
  readonly visible: boolean;
  readonly fresh: number;
  readonly onClick: () => void;
}

export function ToEndButton({ visible, fresh, onClick }: ToEndButtonProps) {
  const { t } = useTranslation();
  if (!visible) return null;
  if (fresh === 0) {
    return (
      <ActionIcon
        className={classes.button}
        variant="default"
        radius="xl"
        aria-label={t("thread.toEnd")}
        onClick={onClick}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
    );
  }
  return (
    <Button
      className={classes.button}
      size="compact-sm"
      radius="xl"
      leftSection={<IconArrowDown {...smallIcon} aria-hidden />}
      onClick={onClick}
    >
      {t("thread.toEndFresh", { count: fresh })}
    </Button>
  );
}
