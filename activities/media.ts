import { ApplicationFailure } from "@temporalio/common";
import { fileTypeFromBuffer } from "file-type";
import { FileGone } from "../channels/channelAdapter.ts";
import { failMedia, findPendingMedia, storeMedia } from "../commands/media.ts";
import { HELD_KIND } from "../contracts/channel.ts";
import type { MediaRef } from "../contracts/actors.ts";
import type { SendingDeps } from "./sendReserved.ts";

const FETCH_TIMEOUT_MS = 90_000;

export type MediaActivities = ReturnType<typeof createMediaActivities>;

export const createMediaActivities = ({ db, channels, openSettings, blobs, holderId: ownHolderId }: SendingDeps) => ({
  /**
   * Fetches one announced file into the blob store. What is stored already is left alone. Answers with the name of the
   * process that holds the account's connection where only that one can fetch it.
   */
  async fetchMedia({ mediaId }: MediaRef): Promise<string | null> {
    const media = await findPendingMedia(db, mediaId);
    if (media === null) return null;
    const { kind, sealed, providerFileId, holderId } = media;
    if (kind === HELD_KIND && holderId !== ownHolderId) {
      if (holderId === null) throw new Error("Nobody holds the account's connection now.");
      return holderId;
    }
    try {
      const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
      const { bytes, mimeType } = await channels[kind].fetchFile(openSettings(sealed), providerFileId, signal);
      await blobs.put(mediaId, bytes);
      const detected = await fileTypeFromBuffer(bytes);
      await storeMedia(db, mediaId, {
        sizeBytes: bytes.byteLength,
        mimeType: detected?.mime ?? media.mimeType ?? mimeType,
      });
      return null;
    } catch (error) {
      if (error instanceof FileGone) throw ApplicationFailure.nonRetryable(error.message, "FileGone");
      throw error;
    }
  },

  /** Shows in the conversation that a file could not be had. */
  async giveUpMedia({ mediaId }: MediaRef): Promise<void> {
    await failMedia(db, mediaId, "the messenger did not hand the file over");
  },
});
