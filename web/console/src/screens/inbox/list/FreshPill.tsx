import { UnstyledButton } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { smallIcon } from "../../../theme.ts";
import classes from "./FreshPill.module.css";

interface FreshPillProps {
  readonly count: number;
  readonly onShow: () => void;
}

export function FreshPill({ count, onShow }: FreshPillProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <UnstyledButton className={classes.pill} onClick={onShow}>
      <IconArrowUp {...smallIcon} aria-hidden />
      {t("list.fresh", { count })}
    </UnstyledButton>
  );
}
