import type { DataSource } from "typeorm";
import type { ConversationRef, MediaRef } from "../contracts/actors.ts";
import type { ConversationMode } from "../contracts/conversation.ts";
import type { ConversationId } from "../contracts/ids.ts";
import type { AcceptingAccount, InboundMessage, ParsedUpdate } from "../contracts/update.ts";
import { newId } from "../entities/newId.ts";
import { acceptOwn } from "./acceptOwn.ts";
import { acceptService } from "./acceptService.ts";
import { acceptChange } from "./changes/acceptChange.ts";
import { applyAwaiting } from "./changes/applyAwaiting.ts";
import { hotStatement } from "./hotStatement.ts";
import { moveChat } from "./moveChat.ts";
import { noteConnection } from "./noteConnection.ts";
import { messageIdBy } from "./messageIdBy.ts";
import { joinAlbum } from "./joinAlbum.ts";
import { openConversation } from "./openConversation.ts";
import { transact, wakeReaders } from "./transact.ts";

/** What is to be done after the commit: bells to ring and files to fetch. Nothing of it is lost if the process dies first. */
export interface Accepted {
  readonly duplicate: boolean;
  readonly ring: readonly ConversationRef[];
  readonly media: readonly MediaRef[];
}

/**
 * Stores one authentic update and everything in it, once. A repeated delivery changes nothing; what was not understood
 * is kept whole. Does not depend on Temporal: an unheard bell is rung later by the sweeper.
 */
export async function acceptUpdate(
  db: DataSource,
  account: AcceptingAccount,
  update: ParsedUpdate,
  body: unknown,
): Promise<Accepted> {
  if (update.kind === "chatMoved") return moveChat(db, account, update, body);
  if (update.kind === "connectionChanged") return noteConnection(db, account, update, body);
  if (update.kind !== "parsed") return keepRaw(db, account, update, body);
  const accepted: Accepted[] = [];
  for (const [index, told] of [...update.messages, ...update.changes].entries()) {
    // Each part of a batch is stored under a key of its own, so that a batch cut short is completed by its repeat.
    const raw = index === 0 ? { key: update.externalId, body } : { key: `${update.externalId}#${index}`, body: null };
    accepted.push(
      await ("kind" in told ? acceptChange(db, account, told, raw) : acceptMessage(db, account, told, raw)),
    );
  }
  wakeReaders(db);
  return {
    duplicate: accepted.every(({ duplicate }) => duplicate),
    ring: accepted.flatMap(({ ring }) => ring),
    media: accepted.flatMap(({ media }) => media),
  };
}

async function keepRaw(
  db: DataSource,
  account: AcceptingAccount,
  update: Extract<ParsedUpdate, { kind: "ignored" | "unparsed" }>,
  body: unknown,
): Promise<Accepted> {
  const stored: unknown[] = await db.query(
    `INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, reason, body)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING 1`,
    [account.id, update.externalId, account.tenantId, update.kind, update.reason, JSON.stringify(body)],
  );
  return { duplicate: stored.length === 0, ring: [], media: [] };
}

export interface Raw {
  readonly key: string;
  readonly body: unknown;
}

async function acceptMessage(
  db: DataSource,
  account: AcceptingAccount,
  message: InboundMessage,
  raw: Raw,
): Promise<Accepted> {
  if (message.isOwn) return { duplicate: false, ring: [], media: await acceptOwn(db, account, message, raw.body) };
  if (message.content.kind === "service") return acceptService(db, account, message, raw);
  const joined = message.albumKey ? await transact(db, (manager) => joinAlbum(manager, account, message, raw)) : null;
  if (joined !== null) {
    const place = { channelAccountId: account.id, externalId: message.externalId };
    return { ...joined, ring: [...joined.ring, ...(await applyAwaiting(db, place))] };
  }
  const files = message.files.map((file) => ({ ...file, id: newId("med") }));
  const values = [
    account.id,
    message.chat.externalId,
    raw.key,
    account.tenantId,
    JSON.stringify(raw.body),
    newId("msg"),
    JSON.stringify(message.content),
    message.externalId,
    message.occurredAt,
    JSON.stringify(files),
    message.quotedExternalId,
    message.albumKey ?? null,
    message.origin ? JSON.stringify(message.origin) : null,
  ];
  let [known] = await storeMessage(db, values);
  if (known === undefined) {
    await openConversation(db, account, message.chat);
    [known] = await storeMessage(db, values);
  }
  if (known === undefined) throw new Error(`The conversation of ${account.id} was opened but is not there.`);
  const { conversationId, mode, generation, rung, awaited } = known;
  if (conversationId === null) return { duplicate: true, ring: [], media: [] };
  const place = { channelAccountId: account.id, externalId: message.externalId };
  const reworded = awaited ? await applyAwaiting(db, place) : [];
  const conversation = { conversationId, tenantId: account.tenantId, channelKind: account.kind, mode, generation };
  return {
    duplicate: false,
    ring: [...(rung ? [conversation] : []), ...reworded],
    media: files.map(({ id }) => ({ mediaId: id, tenantId: account.tenantId, channelAccountId: account.id })),
  };
}

/** conversationId is null when the update was stored before. */
interface Stored {
  readonly conversationId: ConversationId | null;
  readonly mode: ConversationMode;
  readonly generation: number;
  readonly rung: boolean;
  /** Something that happened to the message came before it. */
  readonly awaited: boolean;
}

/**
 * The hottest statement of the product. Stores the raw update, numbers the message, rings the bell if it was quiet, and
 * records the event; for a repeated update nothing of it. No row when the chat has never written before.
 */
const storeMessage = hotStatement<Stored>(
  "store-message",
  `WITH known AS (
     SELECT id FROM conversations WHERE "channelAccountId" = $1 AND "externalChatId" = $2
   ), raw AS (
     INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, body)
     SELECT $1, $3, $4, 'parsed', $5::jsonb FROM known ON CONFLICT DO NOTHING RETURNING 1
   ), conversation AS (
     UPDATE conversations SET
       "lastSeq" = "lastSeq" + 1, unread = CASE WHEN "isBlocked" THEN 0 ELSE unread + 1 END, "lastActivityAt" = now(), "lastInboundAt" = now(),
       status = CASE WHEN "isBlocked" THEN status ELSE 'open' END, "snoozedUntil" = NULL,
       "waitingSince" = CASE WHEN "isBlocked" THEN NULL ELSE coalesce("waitingSince", now()) END,
       "answeredSeq" = CASE WHEN "isBlocked" THEN "lastSeq" + 1 ELSE "answeredSeq" END,
       "assigneeId" = CASE WHEN status = 'resolved' AND mode = 'bot' AND NOT "isBlocked" THEN NULL ELSE "assigneeId" END,
       "inboundBell" = CASE WHEN "inboundBell" = 'quiet' AND NOT "isBlocked" THEN 'ringing' ELSE "inboundBell" END,
       "bellRungAt" = CASE WHEN "inboundBell" = 'quiet' AND NOT "isBlocked" THEN now() ELSE "bellRungAt" END
     WHERE id = (SELECT id FROM known) AND EXISTS (SELECT 1 FROM raw)
     RETURNING id, mode, generation, "lastSeq", coalesce("bellRungAt" = now(), false) AS rung
   ), message AS (
     INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status,
       "externalId", "occurredAt", "quotedId", "albumKey", origin)
     SELECT $6, $4, id, $1, "lastSeq", 'in', 'contact', $7::jsonb, 'received', $8, $9, ${messageIdBy("$1", "$11")}, $12, $13::jsonb
     FROM conversation
   ), media AS (
     INSERT INTO media (id, "tenantId", "channelAccountId", "messageId", "providerFileId", "mimeType", "fileName", "sizeBytes")
     SELECT f.id, $4, $1, $6, f."providerFileId", f."mimeType", f."fileName", f."sizeBytes"
     FROM conversation, jsonb_to_recordset($10::jsonb)
       AS f(id text, "providerFileId" text, "mimeType" text, "fileName" text, "sizeBytes" bigint)
   ), event AS (
     INSERT INTO events ("tenantId", kind, "conversationId", "messageId")
     SELECT $4, 'message.received', id, $6 FROM conversation
   )
   SELECT c.id AS "conversationId", c.mode, c.generation, c.rung, EXISTS (
     SELECT 1 FROM awaiting_changes w WHERE w."channelAccountId" = $1 AND w."messageExternalId" = $8) AS awaited FROM known LEFT JOIN conversation c ON true`,
);
