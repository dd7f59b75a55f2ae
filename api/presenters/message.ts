import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { MessageId, TenantId } from "../../contracts/ids.ts";
import { previewText } from "../../contracts/message.ts";
import type { Message, MessageAuthor, MessageContent, MessageReaction } from "../../contracts/message.ts";
import { OUR_SIDE } from "../../contracts/messageChange.ts";

interface QuotedRow {
  readonly id: MessageId;
  readonly author: MessageAuthor;
  readonly content: MessageContent;
}

export interface MessageRow extends Omit<
  Message,
  "occurredAt" | "quoted" | "notBefore" | "editedAt" | "edits" | "deletedAt" | "deliveredAt" | "readAt" | "reactions"
> {
  readonly notBefore: Date | null;
  readonly quoted: QuotedRow | null;
  readonly occurredAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly readAt: Date | null;
  readonly edits: readonly { readonly was: MessageContent; readonly at: string }[];
  readonly reactions: readonly {
    readonly name: string;
    readonly emoji: readonly string[];
    readonly isOurs: boolean;
  }[];
}

/** A location that is shared live is edited for hours: nobody reads more versions than these in one place. */
const EDITS_MAX = 20;

const edits = (until: string) => `coalesce((
  SELECT jsonb_agg(jsonb_build_object('was', e.was, 'at', e.at) ORDER BY e.at, e.number) FROM (
    SELECT * FROM message_edits WHERE "messageId" = m.id AND "recordedAt" <= ${until}
    ORDER BY at DESC, number DESC LIMIT ${EDITS_MAX}) e), '[]')`;

const reactions = (until: string) => `coalesce((
  SELECT jsonb_agg(jsonb_build_object('name', r.name, 'emoji', r.emoji, 'isOurs', r.author = '${OUR_SIDE}') ORDER BY r.at, r.author)
  FROM message_reactions r WHERE r."messageId" = m.id AND r.at <= ${until}), '[]')`;

const pendingChange = `CASE WHEN m.author IN ('contact', 'operator') AND m.direction <> 'note' THEN (
  SELECT CASE WHEN p.status <> 'done' THEN
    jsonb_build_object('kind', p.kind, 'text', p.text, 'status', p.status, 'failureDetail', p."failureDetail") END
  FROM message_orders p WHERE p."messageId" = m.id ORDER BY p.id DESC LIMIT 1) END`;

/** What became of a message, as it is now. */
const presentState = `m.content, m."editedAt", m."deletedAt", m."deliveredAt", m."readAt",
  CASE WHEN m."editedAt" IS NULL THEN '[]' ELSE ${edits("'infinity'")} END AS edits,
  ${reactions("'infinity'")} AS reactions, ${pendingChange} AS "pendingChange"`;

/** What had become of it by a moment, an SQL expression: it says what it said then. */
const stateUntil = (moment: string): string => `coalesce((
    SELECT e.was FROM message_edits e WHERE e."messageId" = m.id AND e."recordedAt" > ${moment}
    ORDER BY e."recordedAt", e.at, e.number LIMIT 1), m.content) AS content,
  (SELECT max(e.at) FROM message_edits e WHERE e."messageId" = m.id AND e."recordedAt" <= ${moment}) AS "editedAt",
  CASE WHEN m."deletedAt" <= ${moment} THEN m."deletedAt" END AS "deletedAt",
  CASE WHEN m."deliveredAt" <= ${moment} THEN m."deliveredAt" END AS "deliveredAt",
  CASE WHEN m."readAt" <= ${moment} THEN m."readAt" END AS "readAt",
  ${edits(moment)} AS edits, ${reactions(moment)} AS reactions, NULL AS "pendingChange"`;

/** A message with its author's name, its files, whom it mentions and what it answers. `m` is the message. */
const select = (state: string): string => `
  SELECT m.id, m."conversationId", m.seq, m.direction, m.author, m."operatorId", coalesce(o.name, k.name) AS "operatorName", m.status,
    m.failure, m."failureDetail", m."clientKey", m."occurredAt", m.origin, ${state},
    CASE WHEN m.status = 'queued' THEN m."notBefore" END AS "notBefore",
    CASE WHEN m.direction = 'note' THEN ARRAY(SELECT "operatorId" FROM mentions WHERE "messageId" = m.id) ELSE '{}' END AS mentions,
    CASE WHEN m."touchRunId" IS NOT NULL THEN (
      SELECT jsonb_build_object('runId', t.id, 'sequenceName', s.name) FROM touch_runs t
      JOIN sequences s ON s.id = t."sequenceId" WHERE t.id = m."touchRunId") END AS touch,
    CASE WHEN m."quotedId" IS NOT NULL THEN (
      SELECT jsonb_build_object('id', q.id, 'author', q.author, 'content', q.content) FROM messages q
      WHERE q.id = m."quotedId" AND q."conversationId" = m."conversationId") END AS quoted,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'status', f.status, 'mimeType', f."mimeType",
        'fileName', f."fileName", 'sizeBytes', f."sizeBytes", 'failure', f.failure) ORDER BY f.id)
      FROM media f WHERE f."messageId" = m.id), '[]') AS media
  FROM messages m LEFT JOIN operators o ON o.id = m."operatorId" LEFT JOIN api_keys k ON k.id = m."apiKeyId"`;

export const selectMessages = select(presentState);

/** The same as it stood at a moment, an SQL expression. */
export const selectMessagesUntil = (moment: string): string => select(stateUntil(moment));

export const presentMessage = (row: MessageRow): Message => ({
  ...row,
  quoted: row.quoted && { id: row.quoted.id, author: row.quoted.author, text: previewText(row.quoted.content) },
  notBefore: row.notBefore?.toISOString() ?? null,
  occurredAt: row.occurredAt.toISOString(),
  editedAt: row.editedAt?.toISOString() ?? null,
  deletedAt: row.deletedAt?.toISOString() ?? null,
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
  readAt: row.readAt?.toISOString() ?? null,
  edits: row.edits.map(({ was, at }) => ({ was, at: new Date(at).toISOString() })),
  reactions: byEmoji(row.reactions),
});

function byEmoji(reactions: MessageRow["reactions"]): MessageReaction[] {
  const given = reactions.flatMap(({ emoji, ...by }) => emoji.map((one) => ({ emoji: one, ...by })));
  return [...Map.groupBy(given, ({ emoji }) => emoji)].map(([emoji, by]) => ({
    emoji,
    by: by.map(({ name }) => name),
    isOurs: by.some(({ isOurs }) => isOurs),
  }));
}

/** Throws message.not_found, also for a message of another tenant. */
export async function readMessage(db: DataSource, tenantId: TenantId, id: MessageId): Promise<Message> {
  const [row]: MessageRow[] = await db.query(`${selectMessages} WHERE m.id = $1 AND m."tenantId" = $2`, [id, tenantId]);
  if (row === undefined) throw new ProductError("message.not_found");
  return presentMessage(row);
}
