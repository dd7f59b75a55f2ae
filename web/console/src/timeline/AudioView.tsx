import { useQuery } from "@tanstack/react-query";
import { IconMusic } from "@tabler/icons-react";
import { mediaFile } from "../queries/media.ts";
import { icon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";
import { EvidenceText } from "./EvidenceText.tsx";
import classes from "./FileCard.module.css";
import { MediaProblem } from "./MediaProblem.tsx";
import { VoicePlayer } from "./VoicePlayer.tsx";
import type { MessageViewProps } from "./messageView.ts";

export function AudioView({ content, file, messageId }: MessageViewProps<"audio">) {
  const { t } = useTranslation();
  const { data: url, isError } = useQuery({
    ...mediaFile(file?.id ?? "med_"),
    enabled: file?.status === "stored",
  });
  const { title, performer, caption, durationSeconds = 0 } = content;
  return (
    <div className={classes.column}>
      <div className={classes.card}>
        <span className={classes.glyph}>
          <IconMusic {...icon} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.title}>{title ?? file?.fileName ?? t("message.audio")}</span>
          {performer && <span className={classes.detail}>{performer}</span>}
        </span>
      </div>
      {file?.status === "stored" && !isError ? (
        <VoicePlayer url={url} seconds={durationSeconds} />
      ) : (
        <MediaProblem file={isError ? undefined : file} />
      )}
      {caption && <EvidenceText text={caption} messageId={messageId} />}
    </div>
  );
}
