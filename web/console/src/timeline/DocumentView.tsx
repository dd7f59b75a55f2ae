import { ActionIcon, Tooltip } from "@mantine/core";
import { IconDownload, IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Media } from "../../../../contracts/message.ts";
import { fileSize } from "../format/numbers.ts";
import { mediaFile } from "../queries/media.ts";
import { saveMedia } from "../queries/saveMedia.ts";
import { icon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";
import { EvidenceText } from "./EvidenceText.tsx";
import { MediaProblem } from "./MediaProblem.tsx";
import classes from "./FileCard.module.css";
import type { MessageViewProps } from "./messageView.ts";

export function DocumentView({ content, file, messageId }: MessageViewProps<"document">) {
  const { t, i18n } = useTranslation();
  const name = content.fileName ?? file?.fileName ?? t("message.document");
  return (
    <div className={classes.column}>
      <div className={classes.card}>
        <span className={classes.glyph}>
          <IconFileText {...icon} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.title}>{name}</span>
          {file?.sizeBytes != null && <span className={classes.detail}>{fileSize(file.sizeBytes, i18n.language)}</span>}
        </span>
        {file?.status === "stored" && <Download file={file} name={name} />}
      </div>
      {file?.status !== "stored" && <MediaProblem file={file} />}
      {content.caption && <EvidenceText text={content.caption} messageId={messageId} />}
    </div>
  );
}

/** Fetched only when asked for: a document may be large and is rarely opened. */
function Download({ file, name }: { readonly file: Media; readonly name: string }) {
  const { t } = useTranslation();
  const { refetch, isFetching } = useQuery({ ...mediaFile(file.id), enabled: false });
  const save = async () => {
    const { data: url } = await refetch();
    if (url) saveMedia(url, name);
  };
  return (
    <Tooltip label={t("message.download")}>
      <ActionIcon aria-label={`${t("message.download")}: ${name}`} loading={isFetching} onClick={() => void save()}>
        <IconDownload {...icon} />
      </ActionIcon>
    </Tooltip>
  );
}
