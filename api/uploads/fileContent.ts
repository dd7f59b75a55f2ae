import type { FileLimits } from "../../contracts/channel.ts";
import type { FileContent } from "../../contracts/message.ts";
import type { Upload } from "./readUpload.ts";

interface FileFacts {
  readonly recordedSeconds?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** How a file reaches a contact in a channel: as what it is where the channel takes it so, else as a document. */
export function fileContent(
  { voice, photo }: FileLimits,
  { mimeType, fileName, bytes }: Upload,
  { recordedSeconds, width, height }: FileFacts,
): FileContent {
  const fits = ({ types, bytesMax }: FileLimits["voice"]) => types.includes(mimeType) && bytes.length <= bytesMax;
  if (recordedSeconds !== undefined && fits(voice)) return { kind: "voice", durationSeconds: recordedSeconds };
  if (!fits(photo)) return { kind: "document", fileName };
  if (width === undefined || height === undefined) return { kind: "photo" };
  const isLong = width + height > photo.sidesMax || Math.max(width, height) > Math.min(width, height) * photo.ratioMax;
  return isLong ? { kind: "document", fileName } : { kind: "photo", width, height };
}
