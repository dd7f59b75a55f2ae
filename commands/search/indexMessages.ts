import type { DataSource } from "typeorm";
import type { ConversationId, MessageId, TenantId } from "../../contracts/ids.ts";
import type { MessageContent } from "../../contracts/message.ts";
import type { EventKind } from "../../contracts/realtime.ts";
import { pgStem } from "./pgStem.ts";
import { searchableText } from "./searchableText.ts";
import { indexTerms, termsOf } from "./terms.ts";
import { rememberedKeys } from "./wordKeys.ts";
import { wordsIn } from "./wordsIn.ts";

/** Its place in the log of events, which a migration set to the log's beginning. */
const CONSUMER = "search";
/** Readers of the log wait for every open transaction, so one that writes a batch must be short. */
const BATCH = 500;
/** Words this process has already seen stored; forgotten all at once when there are too many to remember. */
const REMEMBERED_MAX = 500_000;

/** Changes of delivery are frequent and change no words: of changed messages only the edited and deleted are read. */
const WORDS_CHANGED: ReadonlySet<EventKind> = new Set([
  "message.received",
  "message.queued",
  "note.written",
  "message.changed",
]);

export interface MessageIndexer {
  /** Indexes the next messages of the log. "behind": there are more; "current": there are none, or another process indexes. */
  indexNext(): Promise<"behind" | "current">;
}

/**
 * Follows the log of events and keeps the words of messages findable. At least once and idempotent: a message that is
 * indexed again is the same row. One process at a time has the turn.
 */
export function createMessageIndexer(db: DataSource): MessageIndexer {
  const remembered = new Set<string>();
  return {
    indexNext: () =>
      db.transaction(async (turn) => {
        const [lock]: { mine: boolean }[] = await turn.query(
          `SELECT pg_try_advisory_xact_lock(hashtext('switchboard.search')) AS mine`,
        );
        // Written through other connections: this transaction gets no number, and no reader of the log waits for it.
        return lock?.mine === true ? indexBatch(db, remembered) : "current";
      }),
  };
}

interface IndexedEvent {
  readonly transaction: string;
  readonly seq: string;
  readonly kind: EventKind;
  readonly messageId: MessageId | null;
}

async function indexBatch(db: DataSource, remembered: Set<string>): Promise<"behind" | "current"> {
  const [position]: { transaction: string; seq: string }[] = await db.query(
    `SELECT "transaction", seq FROM consumer_cursors WHERE name = $1`,
    [CONSUMER],
  );
  if (position === undefined) throw new Error("Search has no position in the log of events.");
  // Two statements: joined to its position, the log would be read from its beginning.
  const events: IndexedEvent[] = await db.query(
    `SELECT "transaction", seq, kind, "messageId" FROM events
     WHERE ("transaction", seq) > ($1, $2) AND "transaction" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
     ORDER BY "transaction", seq LIMIT $3`,
    [position.transaction, position.seq, BATCH],
  );
  const last = events.at(-1);
  if (last === undefined) return "current";
  const ids = events.filter(({ kind }) => WORDS_CHANGED.has(kind)).map(({ messageId }) => messageId);
  await indexThese(db, [...new Set(ids)], remembered);
  await db.query(`UPDATE consumer_cursors SET "transaction" = $2, seq = $3 WHERE name = $1`, [
    CONSUMER,
    last.transaction,
    last.seq,
  ]);
  return events.length === BATCH ? "behind" : "current";
}

interface MessageToIndex {
  readonly id: MessageId;
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly occurredAt: Date;
  readonly content: MessageContent;
  readonly fileNames: readonly string[];
  readonly isDeleted: boolean;
}

async function indexThese(db: DataSource, ids: readonly (MessageId | null)[], remembered: Set<string>): Promise<void> {
  const messages: MessageToIndex[] = await db.query(
    `SELECT m.id, m."tenantId", m."conversationId", m."occurredAt", m.content, m."deletedAt" IS NOT NULL AS "isDeleted",
       ARRAY(SELECT f."fileName" FROM media f WHERE f."messageId" = m.id AND f."fileName" IS NOT NULL) AS "fileNames"
     FROM messages m WHERE m.id = ANY($1::text[])
       AND (m."editedAt" IS NOT NULL OR m."deletedAt" IS NOT NULL
         OR NOT EXISTS (SELECT 1 FROM message_words w WHERE w."messageId" = m.id))`,
    [ids],
  );
  const rows = messages.map(({ id, tenantId, conversationId, occurredAt, content, fileNames, isDeleted }) => {
    const text = isDeleted ? "" : searchableText(content, fileNames);
    return { id, tenantId, conversationId, occurredAt, text, terms: indexTerms(tenantId, text) };
  });
  await rememberWords(db, rows, remembered);
  const wordless = rows.filter(({ terms }) => terms.length === 0).map(({ id }) => id);
  if (wordless.length > 0) await db.query(`DELETE FROM message_words WHERE "messageId" = ANY($1::text[])`, [wordless]);
  if (rows.length === wordless.length) return;
  await db.query(
    `INSERT INTO message_words ("messageId", "tenantId", "conversationId", "occurredAt", terms)
     SELECT id, "tenantId", "conversationId", "occurredAt", array_to_tsvector(terms)
     FROM jsonb_to_recordset($1::jsonb)
       AS r(id text, "tenantId" text, "conversationId" text, "occurredAt" timestamptz, terms text[])
     WHERE terms <> '{}' ON CONFLICT ("messageId") DO UPDATE SET terms = EXCLUDED.terms`,
    [JSON.stringify(rows)],
  );
}

/** New words become rarer with every message; most batches write none. */
async function rememberWords(
  db: DataSource,
  texts: readonly { readonly tenantId: TenantId; readonly text: string }[],
  remembered: Set<string>,
): Promise<void> {
  const fresh = new Map<string, { tenantId: TenantId; word: string; tag: string; keys: readonly string[] }>();
  for (const { tenantId, text } of texts) {
    const terms = termsOf(tenantId);
    for (const { word } of wordsIn(text)) {
      const id = `${tenantId}/${word}`;
      if (!/^\p{L}{3,}$/u.test(word) || remembered.has(id)) continue;
      fresh.set(id, { tenantId, word, tag: terms.word(""), keys: rememberedKeys(word).map(terms.word) });
    }
  }
  if (fresh.size === 0) return;
  await db.query(
    `INSERT INTO known_words ("tenantId", word, keys)
     SELECT "tenantId", word, keys || (tag || ${pgStem("word")})
     FROM jsonb_to_recordset($1::jsonb) AS r("tenantId" text, word text, tag text, keys text[])
     ORDER BY "tenantId", word ON CONFLICT DO NOTHING`,
    [JSON.stringify([...fresh.values()])],
  );
  if (remembered.size + fresh.size > REMEMBERED_MAX) remembered.clear();
  for (const id of fresh.keys()) remembered.add(id);
}
