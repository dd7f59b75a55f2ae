import { ApplicationFailure } from "@temporalio/common";
import { fileTypeFromBuffer } from "file-type";
import { FileGone } from "../channels/channelAdapter.ts";
import { failMedia, findPendingMedia, storeMedia } from "../commands/media.ts";
import type { MediaRef } from "../contracts/actors.ts";
import type { SendingDeps } from "./sendReserved.ts";

const FETCH_TIMEOUT_MS = 90_000;

export type MediaActivities = ReturnType<typeof createMediaActivities>;

export const createMediaActivities = ({ db, channels, openSettings, blobs }: SendingDeps) => ({
  /** Fetches one announced file into the blob store. What is stored already is left alone. */
  async fetchMedia({ mediaId }: MediaRef): Promise<void> {
    const media = await findPendingMedia(db, mediaId);
    if (media === null) return;
    const { kind, sealed, providerFileId } = media;
    try {
      const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
      const { bytes, mimeType } = await channels[kind].fetchFile(openSettings(sealed), providerFileId, signal);
      await blobs.put(mediaId, bytes);
      const detected = await fileTypeFromBuffer(bytes);
      await storeMedia(db, mediaId, {
        sizeBytes: bytes.byteLength,
        mimeType: detected?.mime ?? media.mimeType ?? mimeType,
      });
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
