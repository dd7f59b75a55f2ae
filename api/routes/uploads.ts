import type { Request } from "express";
import type { z } from "zod";
import { forgetUploads, keepUpload } from "../../commands/uploads.ts";
import { uploadFile } from "../../contracts/endpoints/uploads.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId, TenantId } from "../../contracts/ids.ts";
import type { Upload } from "../../contracts/upload.ts";
import { newId } from "../../entities/newId.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { route } from "../mount.ts";
import { readConversation } from "../presenters/conversation.ts";
import { fileContent } from "../uploads/fileContent.ts";
import { readUpload } from "../uploads/readUpload.ts";

interface Place {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
}

export const uploadRoutes = [
  route(uploadFile, ({ params, query, operator: { tenantId }, request, deps }) =>
    keepFile(deps, { tenantId, ...params }, query, request),
  ),
];

/**
 * Keeps the file that is a request's body until a reply takes it, and forgets those that were left behind. Throws as
 * readUpload does, and upload.not_taken_here.
 */
export async function keepFile(
  deps: ApiDeps,
  place: Place,
  { fileName, ...facts }: z.output<typeof uploadFile.query>,
  request: Request,
): Promise<Upload> {
  const { db, blobs, channels } = deps;
  const { channelKind } = await readConversation(deps, { ...place, operatorId: null }, place.conversationId);
  const { files } = channels[channelKind];
  if (files === null) throw new ProductError("upload.not_taken_here");
  const file = await readUpload(request, "attachment", fileName, files.limits.bytesMax);
  const upload = {
    id: newId("med"),
    content: fileContent(files.limits, file, facts),
    mimeType: file.mimeType,
    fileName: file.fileName,
    sizeBytes: file.bytes.length,
  };
  for (const id of await forgetUploads(db, place.tenantId)) await blobs.remove(id);
  await keepUpload(db, place, upload);
  await blobs.put(upload.id, file.bytes);
  return upload;
}
