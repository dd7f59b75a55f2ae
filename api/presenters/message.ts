import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { MessageId, TenantId } from "../../contracts/ids.ts";
import { previewText } from "../../contracts/message.ts";
import type { Message, MessageAuthor, MessageContent } from "../../contracts/message.ts";

interface QuotedRow {
  readonly id: MessageId;
  readonly author: MessageAuthor;
  readonly content: MessageContent;
}

export interface MessageRow extends Omit<Message, "occurredAt" | "quoted" | "notBefore"> {
  readonly notBefore: Date | null;
  readonly quoted: QuotedRow | null;
  readonly occurredAt: Date;
}

/** A message with its author's name, its files, whom it mentions and what it answers. `m` is the message. */
export const selectMessages = `
  SELECT m.id, m."conversationId", m.seq, m.direction, m.author, m."operatorId", coalesce(o.name, k.name) AS "operatorName", m.content, m.status,
    m.failure, m."failureDetail", m."clientKey", m."occurredAt",
    CASE WHEN m.status = 'queued' THEN m."notBefore" END AS "notBefore",
    CASE WHEN m.direction = 'note' THEN ARRAY(SELECT "operatorId" FROM mentions WHERE "messageId" = m.id) ELSE '{}' END AS mentions,
    CASE WHEN m."quotedId" IS NOT NULL THEN (
      SELECT jsonb_build_object('id', q.id, 'author', q.author, 'content', q.content) FROM messages q
      WHERE q.id = m."quotedId" AND q."conversationId" = m."conversationId") END AS quoted,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'status', f.status, 'mimeType', f."mimeType",
        'fileName', f."fileName", 'sizeBytes', f."sizeBytes", 'failure', f.failure) ORDER BY f.id)
      FROM media f WHERE f."messageId" = m.id), '[]') AS media
  FROM messages m LEFT JOIN operators o ON o.id = m."operatorId" LEFT JOIN api_keys k ON k.id = m."apiKeyId"`;

export const presentMessage = (row: MessageRow): Message => ({
  ...row,
  quoted: row.quoted && { id: row.quoted.id, author: row.quoted.author, text: previewText(row.quoted.content) },
  notBefore: row.notBefore?.toISOString() ?? null,
  occurredAt: row.occurredAt.toISOString(),
});

/** Throws message.not_found, also for a message of another tenant. */
export async function readMessage(db: DataSource, tenantId: TenantId, id: MessageId): Promise<Message> {
  const [row]: MessageRow[] = await db.query(`${selectMessages} WHERE m.id = $1 AND m."tenantId" = $2`, [id, tenantId]);
  if (row === undefined) throw new ProductError("message.not_found");
  return presentMessage(row);
}
