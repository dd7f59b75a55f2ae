import { Button, Skeleton, Text, UnstyledButton } from "@mantine/core";
import { IconFile, IconMicrophone, IconPhoto } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ConversationFile } from "../../../../../../../contracts/endpoints/thread.ts";
import type { ConversationId } from "../../../../../../../contracts/ids.ts";
import { listTime } from "../../../../format/dates.ts";
import { Later } from "../../../../parts/Later.tsx";
import { Trouble } from "../../../../parts/Trouble.tsx";
import { mediaFile } from "../../../../queries/media.ts";
import { conversationFiles } from "../../../../queries/thread.ts";
import { openGallery } from "../../../../state/gallery.ts";
import { icon } from "../../../../theme.ts";
import { PanelSection } from "../PanelSection.tsx";
import { usePanel } from "../usePanel.ts";
import classes from "./ConversationFiles.module.css";

/** Everything that was sent as a file: pictures open large, the rest leads to its place in the thread. */
export function ConversationFiles({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    conversationFiles(conversationId),
  );
  const pictures = data?.filter(({ kind }) => kind === "photo") ?? [];
  const others = data?.filter(({ kind }) => kind !== "photo") ?? [];
  return (
    <PanelSection title={t("work.files")}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Later>
          <Skeleton height="5em" />
        </Later>
      )}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("work.filesEmpty")}
        </Text>
      )}
      <div className={classes.pictures}>
        {pictures.map((file) => (
          <Picture key={file.id} file={file} />
        ))}
      </div>
      {others.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
      {hasNextPage && (
        <Button size="compact-sm" variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("audit.more")}
        </Button>
      )}
    </PanelSection>
  );
}

function Picture({ file }: { readonly file: ConversationFile }) {
  const { t, i18n } = useTranslation();
  const { reveal } = usePanel();
  const { data: url } = useQuery({ ...mediaFile(file.id), enabled: file.status === "stored" });
  const open = () => (file.status === "stored" ? openGallery(file.id) : reveal(file.messageId));
  const name = `${t("message.photo")}, ${listTime(file.occurredAt, i18n.language)}`;
  return (
    <UnstyledButton className={classes.picture} aria-label={name} onClick={open}>
      {url ? <img src={url} alt="" /> : <IconPhoto {...icon} aria-hidden />}
    </UnstyledButton>
  );
}

function FileLine({ file }: { readonly file: ConversationFile }) {
  const { t, i18n } = useTranslation();
  const { reveal } = usePanel();
  const Glyph = file.kind === "voice" ? IconMicrophone : IconFile;
  return (
    <UnstyledButton className={classes.line} onClick={() => reveal(file.messageId)}>
      <Glyph {...icon} aria-hidden />
      <span className={classes.name}>
        {file.fileName ?? t(file.kind === "voice" ? "message.voice" : "message.document")}
      </span>
      <time className={classes.time} dateTime={file.occurredAt}>
        {listTime(file.occurredAt, i18n.language)}
      </time>
    </UnstyledButton>
  );
}
