import type { Request, Response } from "express";
import { ProductError } from "../../contracts/errors.ts";
import type { MediaId } from "../../contracts/ids.ts";
import type { MediaStatus } from "../../contracts/message.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorize } from "../auth/authorize.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import { sendBlob } from "../sendBlob.ts";

const access = { name: "getMedia", access: "conversations.read" } as const;

/** The bytes of a received file. No endpoint object, because its answer is no JSON. */
export function serveMedia(deps: ApiDeps) {
  return async (request: Request<{ mediaId: string }>, response: Response): Promise<void> => {
    const { mediaId } = request.params;
    await requireVisible(deps.db, await authorize(deps, request, access), "mediaId", mediaId);
    await sendBlob(deps, response, await readStored(deps, mediaId));
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
