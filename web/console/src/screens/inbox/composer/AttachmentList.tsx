import { ActionIcon, Progress, Tooltip } from "@mantine/core";
import { IconFile, IconPhoto, IconReload, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ClientErrorCode } from "../../../api/clientError.ts";
import { fileSize } from "../../../format/numbers.ts";
import { type Attachment, removeAttachment, retryAttachment } from "../../../state/attachments.ts";
import { smallIcon } from "../../../theme.ts";
import { VoicePlayer } from "../../../timeline/VoicePlayer.tsx";
import classes from "./AttachmentList.module.css";

interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  /** What the channel takes of a file. */
  readonly bytesMax: number;
}

/** To these the same file meets the same answer. */
const hopeless: ReadonlySet<ClientErrorCode> = new Set([
  "request.too_large",
  "upload.empty",
  "upload.type_not_allowed",
  "upload.not_taken_here",
] as const);

/** What goes with the reply: each with its picture or sound, how far it has got, and the way to leave it out. */
export function AttachmentList({ attachments, bytesMax }: AttachmentListProps) {
  const { t } = useTranslation();
  if (attachments.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("files.attached")}>
      {attachments.map((attachment) => (
        <Chip key={attachment.key} attachment={attachment} bytesMax={bytesMax} />
      ))}
    </ul>
  );
}

function Chip({ attachment, bytesMax }: { readonly attachment: Attachment; readonly bytesMax: number }) {
  const { t } = useTranslation();
  const { name, url, recordedSeconds, progress } = attachment;
  const mayRetry = progress.kind === "refused" && !hopeless.has(progress.code);
  return (
    <li className={classes.chip} data-state={progress.kind}>
      {recordedSeconds === undefined ? (
        <Thumbnail attachment={attachment} />
      ) : (
        <VoicePlayer url={url ?? undefined} seconds={recordedSeconds} />
      )}
      <span className={classes.words}>
        {recordedSeconds === undefined && (
          <span className={classes.name} title={name}>
            {name}
          </span>
        )}
        <State attachment={attachment} bytesMax={bytesMax} />
      </span>
      {mayRetry && (
        <Tooltip label={t("action.retry")}>
          <ActionIcon
            size="sm"
            aria-label={`${t("action.retry")}: ${name}`}
            onClick={() => retryAttachment(attachment)}
          >
            <IconReload {...smallIcon} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <ActionIcon size="sm" aria-label={t("files.remove", { name })} onClick={() => removeAttachment(attachment)}>
        <IconX {...smallIcon} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function Thumbnail({ attachment: { url, progress } }: { readonly attachment: Attachment }) {
  const Glyph = progress.kind === "ready" && progress.upload.content.kind === "photo" ? IconPhoto : IconFile;
  return (
    <span className={classes.thumbnail}>{url ? <img src={url} alt="" /> : <Glyph {...smallIcon} aria-hidden />}</span>
  );
}

function State({ attachment: { name, sizeBytes, recordedSeconds, progress }, bytesMax }: ChipProps) {
  const { t, i18n } = useTranslation();
  const size = fileSize(sizeBytes, i18n.language);
  switch (progress.kind) {
    case "uploading":
      return (
        <Progress
          size="xs"
          value={Math.max(3, progress.share * 100)}
          aria-label={t("files.uploading", { name })}
          className={classes.progress}
        />
      );
    case "ready": {
      const asFile = recordedSeconds !== undefined && progress.upload.content.kind !== "voice";
      return <span className={classes.detail}>{asFile ? t("files.voiceAsFile") : size}</span>;
    }
    case "refused":
      return (
        <span className={classes.refusal} role="alert">
          {progress.code === "request.too_large"
            ? t("files.tooLarge", { size, limit: fileSize(bytesMax, i18n.language) })
            : t(`error.${progress.code}`)}
        </span>
      );
  }
}

type ChipProps = Parameters<typeof Chip>[0];
