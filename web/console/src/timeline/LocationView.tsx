import { Anchor } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { CopyTool } from "../parts/CopyTool.tsx";
import { icon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";
import classes from "./FileCard.module.css";
import type { MessageViewProps } from "./messageView.ts";

/** A card with the place in numbers; a map picture would tell a third party where our customers are. */
export function LocationView({ content: { latitude, longitude, title } }: MessageViewProps<"location">) {
  const { t } = useTranslation();
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return (
    <div className={classes.card}>
      <span className={classes.glyph}>
        <IconMapPin {...icon} aria-hidden />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{title ?? t("message.location")}</span>
        <span className={classes.value}>
          <span className={classes.detail}>{place}</span>
          <CopyTool value={place} label={t("states.copyPlace")} />
        </span>
        <Anchor href={map} target="_blank" rel="noreferrer" size="xs">
          {t("message.onMap")}
        </Anchor>
      </span>
    </div>
  );
}
