import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "../words/useTranslation.ts";
import classes from "./StickerView.module.css";
import type { MessageViewProps } from "./messageView.ts";

export function DiceView({ content: { emoji, value } }: MessageViewProps<"dice">) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.sticker} aria-hidden>
        {emoji} {value}
      </span>
      <VisuallyHidden>{t("message.diceFell", { emoji, value })}</VisuallyHidden>
    </>
  );
}
