import type { TelegramClient } from "telegram";
import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import type { OutgoingFile } from "../channelAdapter.ts";
import { digestOf } from "./sendOnce.ts";
import { within } from "./within.ts";

/** The largest part that Telegram takes (https://core.telegram.org/api/files#uploading-files). */
const PART_BYTES = 524_288;
/** From this size on a file goes by other requests, which name the number of its parts. */
const BIG_BYTES = 10 * 1_048_576;

/** Brings a file to Telegram in parts. Its number is the message's own, so that a repeat writes the same parts again. */
export async function uploadFile(
  client: TelegramClient,
  { bytes, fileName: name, idempotencyKey }: OutgoingFile,
  signal: AbortSignal,
): Promise<Api.TypeInputFile> {
  const id = returnBigInt(digestOf(`${idempotencyKey}/file`));
  const parts = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  const isBig = bytes.length > BIG_BYTES;
  for (let filePart = 0; filePart < parts; filePart += 1) {
    const part = {
      fileId: id,
      filePart,
      bytes: Buffer.from(bytes.subarray(filePart * PART_BYTES, (filePart + 1) * PART_BYTES)),
    };
    const request = isBig
      ? new Api.upload.SaveBigFilePart({ ...part, fileTotalParts: parts })
      : new Api.upload.SaveFilePart(part);
    await within(signal, client.invoke(request));
  }
  return isBig ? new Api.InputFileBig({ id, parts, name }) : new Api.InputFile({ id, parts, name, md5Checksum: "" });
}
