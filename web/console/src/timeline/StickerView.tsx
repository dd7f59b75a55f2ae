import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "../words/useTranslation.ts";
import classes from "./StickerView.module.css";
import type { MessageViewProps } from "./messageView.ts";

/** Animated stickers have no picture a browser draws; the emoji each stands for says the same. */
export function StickerView({ content: { emoji } }: MessageViewProps<"sticker">) {
  const { t } = useTranslation();
  return (
    <span className={classes.sticker}>
      <VisuallyHidden>{t("message.sticker")}</VisuallyHidden>
      {emoji}
    </span>
  );
}
