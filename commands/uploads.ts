import type { DataSource, EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, MediaId, TenantId } from "../contracts/ids.ts";
import type { Upload } from "../contracts/upload.ts";
import { UploadRecord } from "../entities/uploadRecord.ts";

interface Place {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
}

/** Notes a file down before its bytes are kept, so that none are ever kept of which nothing is known. */
export async function keepUpload(db: DataSource, { tenantId, conversationId }: Place, upload: Upload): Promise<void> {
  await db.getRepository(UploadRecord).insert({ ...upload, tenantId, conversationId });
}

/** No reply that waits for its time goes with upload `u`. */
const IS_FREE = `NOT EXISTS (SELECT 1 FROM scheduled_replies s WHERE s."mediaId" = u.id AND s.status = 'waiting')`;

/** Takes a file out for a message of its locked conversation. Throws media.not_found, also when another reply has it. */
export async function takeUpload(
  manager: EntityManager,
  { id }: { id: ConversationId },
  mediaId: MediaId,
): Promise<Upload> {
  const [[upload]]: [Upload[], number] = await manager.query(
    `DELETE FROM uploads u WHERE u.id = $1 AND u."conversationId" = $2 AND ${IS_FREE}
     RETURNING u.id, u.content, u."mimeType", u."fileName", u."sizeBytes"`,
    [mediaId, id],
  );
  if (upload === undefined) throw new ProductError("media.not_found");
  return upload;
}

/** The same, where it is only looked at: for a reply that will take it later. */
export async function requireUpload(
  manager: EntityManager,
  { id }: { id: ConversationId },
  mediaId: MediaId,
): Promise<void> {
  const found: unknown[] = await manager.query(
    `SELECT 1 FROM uploads u WHERE u.id = $1 AND u."conversationId" = $2 AND ${IS_FREE}`,
    [mediaId, id],
  );
  if (found.length === 0) throw new ProductError("media.not_found");
}

/** Forgets a tenant's files that no reply took within a day, and says whose bytes may go. */
export async function forgetUploads(db: DataSource, tenantId: TenantId): Promise<readonly MediaId[]> {
  const [forgotten]: [{ id: MediaId }[], number] = await db.query(
    `DELETE FROM uploads u WHERE u."tenantId" = $1 AND u."createdAt" < now() - interval '1 day' AND ${IS_FREE} RETURNING u.id`,
    [tenantId],
  );
  return forgotten.map(({ id }) => id);
}
