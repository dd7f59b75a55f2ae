import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { fileTypeFromBuffer } from "file-type";
import { ProductError } from "../../contracts/errors.ts";
import { readBytes } from "../readBytes.ts";
import { sanitizeFileName } from "./sanitizeFileName.ts";
import { uploadPurposes } from "./uploadPurposes.ts";
import type { UploadPurpose } from "./uploadPurposes.ts";

export interface Upload {
  readonly bytes: Buffer;
  /** What the bytes are, whatever the sender called them. */
  readonly mimeType: string;
  readonly fileName: string;
}

/**
 * Reads the file that is a request's whole body. Its declared type and its name's ending are believed in nothing: the
 * bytes say what it is. `takenBytesMax`: where it goes, no more is taken. Throws request.too_large while it comes in, upload.empty and upload.type_not_allowed.
 */
export async function readUpload(
  request: IncomingMessage,
  purpose: UploadPurpose,
  fileName: string,
  takenBytesMax = Number.POSITIVE_INFINITY,
): Promise<Upload> {
  const { bytesMax, types } = uploadPurposes[purpose];
  const bytes = await readBytes(request, Math.min(bytesMax, takenBytesMax));
  if (bytes.length === 0) throw new ProductError("upload.empty");
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? (isPlainText(bytes) ? "text/plain" : undefined);
  const mimeType = found?.split(";")[0];
  if (mimeType === undefined || !types.includes(mimeType))
    throw new ProductError("upload.type_not_allowed", { allowed: types });
  return { bytes, mimeType, fileName: sanitizeFileName(fileName) };
}

/** A page or an SVG is text too. It is stored as text, and files that are not pictures are only ever downloaded. */
const isPlainText = (bytes: Buffer): boolean => isUtf8(bytes) && !bytes.includes(0);
