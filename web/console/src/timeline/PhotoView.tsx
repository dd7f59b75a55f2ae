import { Skeleton, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Media } from "../../../../contracts/message.ts";
import { mediaFile } from "../queries/media.ts";
import { openGallery } from "../state/gallery.ts";
import { useTranslation } from "../words/useTranslation.ts";
import { EvidenceText } from "./EvidenceText.tsx";
import { MediaProblem } from "./MediaProblem.tsx";
import classes from "./PhotoView.module.css";
import type { MessageViewProps } from "./messageView.ts";

const squareish = 1;

export function PhotoView({ content, file, messageId }: MessageViewProps<"photo">) {
  const { caption, width, height } = content;
  const ratio = width && height ? Math.min(1.8, Math.max(0.7, width / height)) : squareish;
  return (
    <>
      {file?.status === "stored" ? (
        <Photo file={file} ratio={ratio} caption={caption} />
      ) : (
        <div className={classes.absent}>
          <MediaProblem file={file} />
        </div>
      )}
      {caption && (
        <div className={classes.caption}>
          <EvidenceText text={caption} messageId={messageId} />
        </div>
      )}
    </>
  );
}

interface PhotoProps {
  readonly file: Media;
  /** Known before the file is, so that nothing jumps when it arrives. */
  readonly ratio: number;
  readonly caption: string | undefined;
}

function Photo({ file, ratio, caption }: PhotoProps) {
  const { t } = useTranslation();
  const { data: url, isError } = useQuery(mediaFile(file.id));
  if (isError) {
    return (
      <div className={classes.absent}>
        <MediaProblem file={undefined} />
      </div>
    );
  }
  return (
    <UnstyledButton
      className={classes.thumb}
      style={{ aspectRatio: ratio }}
      aria-label={t("message.openPhoto")}
      onClick={() => openGallery(file.id)}
      disabled={!url}
    >
      {url ? <img src={url} alt={caption ?? t("message.photo")} /> : <Skeleton height="100%" radius={0} />}
    </UnstyledButton>
  );
}
