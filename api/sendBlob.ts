import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import { ProductError } from "../contracts/errors.ts";
import type { MediaId } from "../contracts/ids.ts";
import type { ApiDeps } from "./apiDeps.ts";

/** Types that a browser may show by itself. Anything else, an SVG or a page above all, is only ever downloaded. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/[\w.+-]+|video\/(mp4|webm))$/;

interface StoredFile {
  readonly id: MediaId;
  readonly mimeType: string | null;
  readonly fileName: string | null;
}

/** Answers with the bytes of a file. Files never change, so browsers keep them. Throws media.not_stored. */
export async function sendBlob(
  { blobs }: ApiDeps,
  response: Response,
  { id, mimeType, fileName }: StoredFile,
): Promise<void> {
  const blob = await blobs.open(id);
  if (blob === null) throw new ProductError("media.not_stored");
  const shown = mimeType !== null && SHOWN.test(mimeType);
  response.writeHead(200, {
    "content-type": shown ? mimeType : "application/octet-stream",
    "content-length": blob.sizeBytes,
    "content-disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent((fileName ?? id).toWellFormed())}`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=86400, immutable",
  });
  // A reader who leaves in the middle is no fault.
  await pipeline(blob.stream, response).catch(() => response.destroy());
}
