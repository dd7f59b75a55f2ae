import type { FileLimits } from "../../contracts/channel.ts";

const MEGABYTE = 1_048_576;

/**
 * Telegram itself takes 2 GB (https://core.telegram.org/api/files#uploading-files); ours go as one request after another,
 * all within FILE_SEND_TIMEOUT_MS. What is played as a voice message is OGG with Opus.
 */
export const FILES: FileLimits = {
  captionLength: 1_024,
  bytesMax: 50 * MEGABYTE,
  photo: { bytesMax: 10 * MEGABYTE, types: ["image/jpeg", "image/png"], sidesMax: 10_000, ratioMax: 20 },
  voice: { bytesMax: 50 * MEGABYTE, types: ["audio/ogg"] },
};
