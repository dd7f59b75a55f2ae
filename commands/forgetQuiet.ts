import type { DataSource, EntityManager } from "typeorm";
import type { ConversationId, MediaId, TenantId } from "../contracts/ids.ts";
import { TenantSettings } from "../contracts/tenantSettings.ts";
import type { Forgettable } from "../contracts/tenantSettings.ts";
import type { BlobStore } from "../entities/blobStore.ts";
import { transact } from "./transact.ts";

/** So many conversations are locked at a time, no longer than it takes to empty them. */
const BATCH = 100;

/**
 * The condition that a conversation of tenant $1 has been quiet for $2 days, and has something to forget. Never one that
 * is open and waits for an answer, nor one with a message that has not left.
 */
const FORGETTABLE = `c."tenantId" = $1 AND c."lastActivityAt" < now() - make_interval(days => $2)
  AND EXISTS (SELECT 1 FROM messages WHERE "conversationId" = c.id)
  AND NOT EXISTS (SELECT 1 FROM messages WHERE "conversationId" = c.id AND status IN ('queued', 'reserved'))
  AND NOT (c.status = 'open' AND (c."needsOperator" OR EXISTS (
    SELECT 1 FROM messages WHERE "conversationId" = c.id AND direction = 'in' AND seq > c."answeredSeq")))`;

/** What would go today, if conversations were kept for so many days. */
export async function previewForgetting(db: DataSource, tenantId: TenantId, days: number): Promise<Forgettable> {
  const [counts]: Forgettable[] = await db.query(
    `WITH quiet AS MATERIALIZED (SELECT c.id FROM conversations c WHERE ${FORGETTABLE}),
       said AS MATERIALIZED (SELECT m.id FROM messages m JOIN quiet ON quiet.id = m."conversationId")
     SELECT (SELECT count(*)::int FROM quiet) AS conversations, (SELECT count(*)::int FROM said) AS messages,
       (SELECT count(*)::int FROM media f JOIN said ON said.id = f."messageId") AS files`,
    [tenantId, days],
  );
  return counts ?? NOTHING;
}

const NOTHING: Forgettable = { conversations: 0, messages: 0, files: 0 };

/**
 * Deletes what was said in some of the quiet conversations, with its files, raw updates and words in the index of search; the conversation itself, its
 * contact and its appeals stay. Files go before the commit: a batch that fails is found again whole. Counts of nothing
 * mean that nothing is left, or that the tenant keeps everything.
 */
export async function forgetQuiet(db: DataSource, blobs: BlobStore, tenantId: TenantId): Promise<Forgettable> {
  const days = await retentionDaysOf(db, tenantId);
  if (days === null) return NOTHING;
  return transact(db, async (manager) => {
    const quiet: { id: ConversationId }[] = await manager.query(
      `SELECT c.id FROM conversations c WHERE ${FORGETTABLE} ORDER BY c.id LIMIT ${BATCH} FOR UPDATE`,
      [tenantId, days],
    );
    if (quiet.length === 0) return NOTHING;
    const ids = quiet.map(({ id }) => id);
    const files = await removeFiles(manager, blobs, ids);
    // Accepting writes an update and its messages in one transaction, so they bear the same time.
    await manager.query(
      `DELETE FROM raw_updates r USING messages m WHERE m."conversationId" = ANY($1) AND m.direction = 'in'
         AND r."channelAccountId" = m."channelAccountId" AND r."receivedAt" = m."recordedAt"`,
      [ids],
    );
    await manager.query(
      `DELETE FROM raw_updates r USING messages m JOIN message_edits e ON e."messageId" = m.id
       WHERE m."conversationId" = ANY($1) AND r."channelAccountId" = m."channelAccountId" AND r."externalId" = e."updateKey"`,
      [ids],
    );
    await manager.query(
      `DELETE FROM raw_updates r USING messages m JOIN album_pieces p ON p."messageId" = m.id
       WHERE m."conversationId" = ANY($1) AND r."channelAccountId" = m."channelAccountId" AND r."receivedAt" = p."recordedAt"`,
      [ids],
    );
    await forgetRuns(manager, ids);
    for (const kept of [
      "album_pieces",
      "message_edits",
      "message_reactions",
      "message_orders",
      "message_translations",
      "contact_touches",
    ])
      await manager.query(
        `DELETE FROM ${kept} WHERE "messageId" IN (SELECT id FROM messages WHERE "conversationId" = ANY($1))`,
        [ids],
      );
    const [, messages]: [unknown[], number] = await manager.query(
      `DELETE FROM messages WHERE "conversationId" = ANY($1)`,
      [ids],
    );
    await manager.query(`DELETE FROM conversation_reads WHERE "conversationId" = ANY($1)`, [ids]);
    await manager.query(`DELETE FROM message_words WHERE "conversationId" = ANY($1)`, [ids]);
    await manager.query(`UPDATE conversations SET unread = 0, "readSeq" = "lastSeq" WHERE id = ANY($1)`, [ids]);
    await manager.query(
      `INSERT INTO events ("tenantId", kind, "conversationId") SELECT $1, 'conversation.changed', unnest($2::text[])`,
      [tenantId, ids],
    );
    return { conversations: ids.length, messages, files };
  });
}

/** Runs that have ended keep what they did and why, and lose what was said in them. */
async function forgetRuns(manager: EntityManager, ids: readonly ConversationId[]): Promise<void> {
  const ended = `SELECT r.id FROM touch_runs r JOIN conversations c ON c.id = r."conversationId" AND c."contactId" = r."contactId"
    WHERE c.id = ANY($1) AND r.status = 'ended'`;
  await manager.query(`UPDATE touch_run_lines SET facts = '{}' WHERE "runId" IN (${ended})`, [ids]);
  await manager.query(`UPDATE touch_runs SET state = jsonb_set(state, '{vars}', '{}') WHERE id IN (${ended})`, [ids]);
}

async function retentionDaysOf(db: DataSource, tenantId: TenantId): Promise<number | null> {
  const [tenant]: { settings: unknown }[] = await db.query(`SELECT settings FROM tenants WHERE id = $1`, [tenantId]);
  return tenant === undefined ? null : TenantSettings.parse(tenant.settings).retentionDays;
}

async function removeFiles(manager: EntityManager, blobs: BlobStore, ids: readonly ConversationId[]): Promise<number> {
  const [files]: [{ id: MediaId }[], number] = await manager.query(
    `DELETE FROM media WHERE "messageId" IN (SELECT id FROM messages WHERE "conversationId" = ANY($1)) RETURNING id`,
    [ids],
  );
  for (const { id } of files) await blobs.remove(id);
  return files.length;
}
