import type { EntityManager } from "typeorm";
import type { ApiKeyId, MediaId, MessageId, OperatorId, TouchRunId } from "../contracts/ids.ts";
import { typedText } from "../contracts/message.ts";
import type { FileContent, MessageContent } from "../contracts/message.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { takeUpload } from "./uploads.ts";

export interface OutgoingToInsert {
  readonly id: MessageId;
  /** With a file its caption, which may be empty. What people typed may hold signs of formatting. */
  readonly text: string;
  /** The upload that goes with it. */
  readonly mediaId?: MediaId | null;
  readonly author: "bot" | "operator" | "touch";
  readonly operatorId: OperatorId | null;
  readonly apiKeyId?: ApiKeyId | undefined;
  readonly touchRunId?: TouchRunId;
  readonly clientKey: string;
  /** The generation an automatic message was made for; null for what a person wrote. */
  readonly generation: number | null;
  readonly status: "queued" | "reserved";
  /** How long it waits before it may leave, so that it can be taken back; absent: not at all. */
  readonly holdMs?: number;
  /** The message of the same conversation that it answers. */
  readonly quotedId?: MessageId | null;
}

/** Puts a message at the end of a locked conversation. The caller has seen that its client key is new. Throws media.not_found. */
export async function insertOutgoing(
  manager: EntityManager,
  conversation: LockedConversation,
  message: OutgoingToInsert,
): Promise<void> {
  const {
    id,
    text,
    mediaId = null,
    author,
    operatorId,
    apiKeyId,
    touchRunId,
    clientKey,
    generation,
    status,
    holdMs = 0,
    quotedId = null,
  } = message;
  const file = mediaId === null ? null : await takeUpload(manager, conversation, mediaId);
  const said: MessageContent = author === "bot" ? ({ kind: "text", text } as const) : typedText(text);
  const content: MessageContent = file === null ? said : captioned(file.content, text);
  await manager.query(
    `WITH conversation AS (
       UPDATE conversations SET "lastSeq" = "lastSeq" + 1, "lastActivityAt" = now() WHERE id = $1 RETURNING "lastSeq"
     ), message AS (
       INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, "operatorId",
         content, status, "clientKey", generation, "reservedAt", attempts, "notBefore", "quotedId", "occurredAt", "apiKeyId", "touchRunId")
       SELECT $2, $3, $1, $4, "lastSeq", 'out', $5, $6, $7::jsonb, $8, $9, $10,
         CASE $8 WHEN 'reserved' THEN now() END, CASE $8 WHEN 'reserved' THEN 1 ELSE 0 END,
         CASE WHEN $11::int > 0 THEN clock_timestamp() + make_interval(secs => $11::float8 / 1000) END, $12, now(), $13, $14
       FROM conversation
     )
     INSERT INTO events ("tenantId", kind, "conversationId", "messageId") VALUES ($3, 'message.queued', $1, $2)`,
    [
      conversation.id,
      id,
      conversation.tenantId,
      conversation.channelAccountId,
      author,
      operatorId,
      JSON.stringify(content),
      status,
      clientKey,
      generation,
      holdMs,
      quotedId,
      apiKeyId ?? null,
      touchRunId ?? null,
    ],
  );
  if (file === null) return;
  await manager.query(
    `INSERT INTO media (id, "tenantId", "channelAccountId", "messageId", status, "mimeType", "fileName", "sizeBytes")
     VALUES ($1, $2, $3, $4, 'stored', $5, $6, $7)`,
    [file.id, conversation.tenantId, conversation.channelAccountId, id, file.mimeType, file.fileName, file.sizeBytes],
  );
}

const captioned = (content: FileContent, caption: string): FileContent =>
  caption === "" ? content : { ...content, caption };
