import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { MessageId, TenantId } from "../../contracts/ids.ts";
import type { Message } from "../../contracts/message.ts";

export interface MessageRow extends Omit<Message, "occurredAt"> {
  readonly occurredAt: Date;
}

/** A message with its author's name and its files. `m` is the message. */
export const selectMessages = `
  SELECT m.id, m."conversationId", m.seq, m.direction, m.author, m."operatorId", coalesce(o.name, k.name) AS "operatorName", m.content, m.status,
    m.failure, m."failureDetail", m."clientKey", m."occurredAt",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'status', f.status, 'mimeType', f."mimeType",
        'fileName', f."fileName", 'sizeBytes', f."sizeBytes", 'failure', f.failure) ORDER BY f.id)
      FROM media f WHERE f."messageId" = m.id), '[]') AS media
  FROM messages m LEFT JOIN operators o ON o.id = m."operatorId" LEFT JOIN api_keys k ON k.id = m."apiKeyId"`;

export const presentMessage = (row: MessageRow): Message => ({ ...row, occurredAt: row.occurredAt.toISOString() });

/** Throws message.not_found, also for a message of another tenant. */
export async function readMessage(db: DataSource, tenantId: TenantId, id: MessageId): Promise<Message> {
  const [row]: MessageRow[] = await db.query(`${selectMessages} WHERE m.id = $1 AND m."tenantId" = $2`, [id, tenantId]);
  if (row === undefined) throw new ProductError("message.not_found");
  return presentMessage(row);
}
