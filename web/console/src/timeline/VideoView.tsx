import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Media } from "../../../../contracts/message.ts";
import { mediaFile } from "../queries/media.ts";
import { useTranslation } from "../words/useTranslation.ts";
import { EvidenceText } from "./EvidenceText.tsx";
import { MediaProblem } from "./MediaProblem.tsx";
import photo from "./PhotoView.module.css";
import classes from "./VideoView.module.css";
import type { MessageViewProps } from "./messageView.ts";

type Props = MessageViewProps<"video">;

export function VideoView({ content, file, messageId }: Props) {
  const { caption } = content;
  return (
    <>
      {file?.status === "stored" ? (
        <Stored content={content} file={file} />
      ) : (
        <div className={photo.absent}>
          <MediaProblem file={file} />
        </div>
      )}
      {caption && (
        <div className={photo.caption}>
          <EvidenceText text={caption} messageId={messageId} />
        </div>
      )}
    </>
  );
}

function Stored({ content, file }: { readonly content: Props["content"]; readonly file: Media }) {
  const { t } = useTranslation();
  const { data: url, isError } = useQuery(mediaFile(file.id));
  const { form, width, height } = content;
  if (isError) {
    return (
      <div className={photo.absent}>
        <MediaProblem file={undefined} />
      </div>
    );
  }
  const ratio = width && height && form !== "round" ? width / height : 1;
  if (!url) return <Skeleton className={classes.video} style={{ aspectRatio: ratio }} data-form={form} />;
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- customers' videos come without subtitles
    <video
      className={classes.video}
      data-form={form}
      style={{ aspectRatio: ratio }}
      src={url}
      controls
      loop={form === "animation"}
      muted={form === "animation"}
      preload="metadata"
      aria-label={t(`message.videoForm.${form}`)}
    />
  );
}
