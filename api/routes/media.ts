import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { ProductError } from "../../contracts/errors.ts";
import type { MediaId } from "../../contracts/ids.ts";
import type { MediaStatus } from "../../contracts/message.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorize } from "../auth/authorize.ts";
import { requireVisible } from "../scope/requireVisible.ts";

const access = { name: "getMedia", access: "conversations.read" } as const;

/** Types that a browser may show by itself. Anything else, an SVG or a page above all, is only ever downloaded. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/[\w.+-]+|video\/(mp4|webm))$/;

/** The bytes of a received file. No endpoint object, because its answer is no JSON. Files never change, so browsers keep them. */
export function serveMedia(deps: ApiDeps) {
  return async (request: Request<{ mediaId: string }>, response: Response): Promise<void> => {
    const { mediaId } = request.params;
    await requireVisible(deps.db, await authorize(deps, request, access), "mediaId", mediaId);
    const { id, mimeType, fileName } = await readStored(deps, mediaId);
    const blob = await deps.blobs.open(id);
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
  };
}

interface StoredMedia {
  readonly id: MediaId;
  readonly status: MediaStatus;
  readonly mimeType: string | null;
  readonly fileName: string | null;
}

async function readStored({ db }: ApiDeps, id: string): Promise<StoredMedia> {
  const [media]: StoredMedia[] = await db.query(`SELECT id, status, "mimeType", "fileName" FROM media WHERE id = $1`, [
    id,
  ]);
  if (media === undefined) throw new ProductError("media.not_found");
  if (media.status !== "stored") throw new ProductError("media.not_stored");
  return media;
}
