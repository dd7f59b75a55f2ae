import { ActionIcon, Loader, Modal, Tooltip } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight, IconDownload, IconMessage } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationId, MediaId } from "../../../../../../contracts/ids.ts";
import { saveMedia } from "../../../queries/saveMedia.ts";
import { mediaFile } from "../../../queries/media.ts";
import { conversationFiles } from "../../../queries/thread.ts";
import { closeGallery, gallery, openGallery } from "../../../state/gallery.ts";
import { useStore } from "../../../state/store.ts";
import { icon, largeIcon } from "../../../theme.ts";
import { usePanel } from "../panel/usePanel.ts";
import classes from "./Gallery.module.css";

/** All pictures of a conversation, one at a time, from wherever one of them was opened. Mounted anew for each conversation. */
export function Gallery({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const picture = useStore(gallery, (kept) => kept);
  useEffect(() => closeGallery, []);
  return (
    <Modal.Root opened={picture !== null} onClose={closeGallery} fullScreen classNames={{ content: classes.content }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t("files.gallery")}>
        {picture && <Picture conversationId={conversationId} picture={picture} />}
      </Modal.Content>
    </Modal.Root>
  );
}

interface PictureProps {
  readonly conversationId: ConversationId;
  readonly picture: MediaId;
}

function Picture({ conversationId, picture }: PictureProps) {
  const { t } = useTranslation();
  const { reveal } = usePanel();
  const { older, newer, shown } = useNeighbours(conversationId, picture);
  const { data: url, isError } = useQuery(mediaFile(picture));
  const caption = shown?.caption ?? undefined;
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") go(older);
    if (event.key === "ArrowRight") go(newer);
  };
  // Of the window: at either end the button that had the focus is gone.
  useWindowEvent("keydown", press);
  return (
    <div className={classes.frame}>
      <div className={classes.tools}>
        {shown && (
          <Tooltip label={t("files.inThread")}>
            <ActionIcon
              className={classes.tool}
              aria-label={t("files.inThread")}
              onClick={() => {
                closeGallery();
                reveal(shown.messageId);
              }}
            >
              <IconMessage {...icon} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {url && (
          <Tooltip label={t("message.download")}>
            <ActionIcon
              className={classes.tool}
              aria-label={t("message.download")}
              onClick={() => saveMedia(url, shown?.fileName ?? picture)}
            >
              <IconDownload {...icon} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Modal.CloseButton size="lg" className={classes.tool} aria-label={t("action.close")} />
      </div>
      <ActionIcon
        className={classes.side}
        data-to="older"
        aria-label={t("files.older")}
        disabled={!older}
        onClick={() => go(older)}
      >
        <IconChevronLeft {...largeIcon} aria-hidden />
      </ActionIcon>
      <figure className={classes.picture}>
        {url ? <img src={url} alt={caption ?? t("message.photo")} /> : !isError && <Loader color="gray" />}
        {isError && <p>{t("message.fileUnreachable")}</p>}
        {caption && <figcaption>{caption}</figcaption>}
      </figure>
      <ActionIcon
        className={classes.side}
        data-to="newer"
        aria-label={t("files.newer")}
        disabled={!newer}
        onClick={() => go(newer)}
      >
        <IconChevronRight {...largeIcon} aria-hidden />
      </ActionIcon>
    </div>
  );
}

const go = (to: MediaId | undefined) => to && openGallery(to);

/** Further pages of the conversation's files are read until the picture is among them and has something older. */
function useNeighbours(conversationId: ConversationId, picture: MediaId) {
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(conversationFiles(conversationId));
  const pictures = data?.filter(({ kind, status }) => kind === "photo" && status === "stored") ?? [];
  const place = pictures.findIndex(({ id }) => id === picture);
  const atEnd = place === -1 || place === pictures.length - 1;
  useEffect(() => {
    if (atEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [atEnd, hasNextPage, isFetching, fetchNextPage]);
  if (place === -1) return { older: undefined, newer: undefined, shown: undefined };
  // Newest first, as the list beside the thread shows them.
  return { older: pictures[place + 1]?.id, newer: pictures[place - 1]?.id, shown: pictures[place] };
}
