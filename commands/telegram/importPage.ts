import type { DataSource, EntityManager } from "typeorm";
import type { ConversationId } from "../../contracts/ids.ts";
import type { AcceptingAccount, InboundMessage } from "../../contracts/update.ts";
import { newId } from "../../entities/newId.ts";
import { joinAlbum } from "../joinAlbum.ts";
import { messageIdBy } from "../messageIdBy.ts";
import { openConversation } from "../openConversation.ts";
import { transact } from "../transact.ts";
import type { ImportRun } from "./historyImports.ts";

export interface ImportedMessage extends InboundMessage {
  /** Written by the account's owner. */
  readonly isOwn: boolean;
  /** As it is kept in raw_updates. */
  readonly body: unknown;
}

interface Page {
  readonly task: ImportRun;
  readonly chatId: string;
  /** The newest first, all of one chat. */
  readonly messages: readonly ImportedMessage[];
  /** Where the next page begins; null: nowhere. */
  readonly beforeId: number | null;
  readonly isDone: boolean;
}

/**
 * Stores what was written before the account was connected, in front of everything that its conversation has: it rings
 * nobody, is not new and not waiting, and can be found. What is known already stays as it is. A page is stored once, with
 * the place where the next one begins.
 */
export async function importPage(db: DataSource, account: AcceptingAccount, page: Page): Promise<void> {
  const [newest] = page.messages;
  if (newest !== undefined) await openConversation(db, account, newest.chat, newest.occurredAt);
  await transact(db, async (manager) => {
    const { channelAccountId, run } = page.task;
    const [wanted]: unknown[] = await manager.query(
      `SELECT 1 FROM history_imports WHERE "channelAccountId" = $1 AND run = $2 AND status = 'running' FOR UPDATE`,
      [channelAccountId, run],
    );
    if (wanted === undefined) return;
    const imported = await store(manager, account, page);
    await manager.query(
      `UPDATE imported_chats SET "beforeId" = coalesce($3, "beforeId"), "isDone" = $4
       WHERE "channelAccountId" = $1 AND "chatId" = $2`,
      [channelAccountId, page.chatId, page.beforeId, page.isDone],
    );
    await manager.query(
      `UPDATE history_imports SET imported = imported + $2, "waitUntil" = NULL WHERE "channelAccountId" = $1`,
      [channelAccountId, imported],
    );
  });
}

async function store(manager: EntityManager, account: AcceptingAccount, { chatId, messages }: Page): Promise<number> {
  const [conversation]: { id: ConversationId; first: number }[] = await manager.query(
    `SELECT id, (SELECT least(1, min(m.seq)) FROM messages m WHERE m."conversationId" = c.id) AS first
     FROM conversations c WHERE "channelAccountId" = $1 AND "externalChatId" = $2 FOR UPDATE`,
    [account.id, chatId],
  );
  if (conversation === undefined) return 0;
  const known: { externalId: string }[] = await manager.query(
    `SELECT e AS "externalId" FROM unnest($2::text[]) AS e WHERE ${messageIdBy("$1", "e")} IS NOT NULL`,
    [account.id, messages.map(({ externalId }) => externalId)],
  );
  const knownIds = new Set(known.map(({ externalId }) => externalId));
  const fresh = messages.filter(({ externalId }) => !knownIds.has(externalId));
  // An album begins with the oldest of its pieces; the others join it.
  const pieces = fresh.filter(
    ({ albumKey }, at) => albumKey && fresh.slice(at + 1).some((older) => older.albumKey === albumKey),
  );
  const joining = new Set<ImportedMessage>();
  for (const piece of pieces) joining.add(piece);
  const standing: ImportedMessage[] = [];
  for (const message of fresh) {
    if (joining.has(message)) continue;
    const raw = { key: message.externalId, body: message.body };
    const joined = message.albumKey ? await joinAlbum(manager, account, message, raw) : null;
    if (joined === null) standing.push(message);
  }
  await insert(manager, account, conversation, standing);
  for (const piece of pieces.toReversed())
    await joinAlbum(manager, account, piece, { key: piece.externalId, body: piece.body });
  return fresh.length;
}

async function insert(
  manager: EntityManager,
  account: AcceptingAccount,
  { id, first }: { readonly id: ConversationId; readonly first: number },
  messages: readonly ImportedMessage[],
): Promise<void> {
  const rows = messages.map((message, at) => ({
    id: newId("msg"),
    seq: first - 1 - at,
    ...message,
    files: message.files.map((file) => ({ ...file, id: newId("med") })),
  }));
  await manager.query(
    `WITH row AS (
       SELECT * FROM jsonb_to_recordset($4::jsonb) AS r(id text, seq integer, "externalId" text, "isOwn" boolean, content jsonb,
         origin jsonb, "albumKey" text, "quotedExternalId" text, "occurredAt" timestamptz, files jsonb, body jsonb)
     ), raw AS (
       INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, body)
       SELECT $1, "externalId", $2, 'parsed', body FROM row ON CONFLICT DO NOTHING
     ), message AS (
       INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status,
         "externalId", "occurredAt", "albumKey", origin, "quotedId")
       SELECT r.id, $2, $3, $1, r.seq, CASE WHEN "isOwn" THEN 'out' ELSE 'in' END, CASE WHEN "isOwn" THEN 'operator' ELSE 'contact' END,
         r.content, CASE WHEN "isOwn" THEN 'sent' ELSE 'received' END, r."externalId", r."occurredAt", r."albumKey",
         nullif(r.origin, 'null'::jsonb),
         coalesce((SELECT q.id FROM row q WHERE q."externalId" = r."quotedExternalId"), ${messageIdBy("$1", 'r."quotedExternalId"')})
       FROM row r
     ), media AS (
       INSERT INTO media (id, "tenantId", "channelAccountId", "messageId", "providerFileId", "mimeType", "fileName", "sizeBytes")
       SELECT f.id, $2, $1, r.id, f."providerFileId", f."mimeType", f."fileName", f."sizeBytes" FROM row r, jsonb_to_recordset(r.files)
         AS f(id text, "providerFileId" text, "mimeType" text, "fileName" text, "sizeBytes" bigint)
     )
     INSERT INTO events ("tenantId", kind, "conversationId", "messageId") SELECT $2, 'message.queued', $3, id FROM row`,
    [account.id, account.tenantId, id, JSON.stringify(rows)],
  );
}
