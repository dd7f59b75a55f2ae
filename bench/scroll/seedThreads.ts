import type { DataSource } from "typeorm";
import type { ConversationId } from "../../contracts/ids.ts";

/** How many conversations of usual length there are to switch between, and how long they are. */
const USUAL = 150;
const USUAL_MESSAGES = 60;

/**
 * Gives the most recently active conversations a history: the first of them `messages`, the others as many as a usual one has. A third
 * is the contact's, a third the bot's; texts are of very different length. Returns the long one.
 */
export async function seedThreads(db: DataSource, messages: number): Promise<ConversationId> {
  const recent: { id: ConversationId }[] = await db.query(
    `SELECT id FROM conversations WHERE status = 'open' ORDER BY "lastActivityAt" DESC LIMIT $1`,
    [USUAL + 1],
  );
  const [long, ...usual] = recent.map(({ id }) => id);
  if (long === undefined) throw new Error("There are no open conversations to give a history.");
  await db.query(history, [[long], messages]);
  await db.query(history, [usual, USUAL_MESSAGES]);
  await db.query(`VACUUM ANALYZE messages`);
  return long;
}

const history = `
  WITH written AS (
    INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status,
      "occurredAt", "recordedAt")
    SELECT 'msg_' || substr(c.id, 5) || 'x' || n, c."tenantId", c.id, c."channelAccountId", n,
      CASE WHEN n % 3 = 0 THEN 'out' ELSE 'in' END, CASE WHEN n % 3 = 0 THEN 'bot' ELSE 'contact' END,
      jsonb_build_object('kind', 'text', 'text',
        'Сообщение ' || n || repeat('. Телефон упал, экран разбит, сколько стоит замена и когда можно забрать?', n * 7919 % 6)),
      CASE WHEN n % 3 = 0 THEN 'sent' ELSE 'received' END,
      c."lastActivityAt" - ($2::int - n) * interval '7 minutes', c."lastActivityAt" - ($2::int - n) * interval '7 minutes'
    FROM conversations c, generate_series(c."lastSeq" + 1, $2::int) n WHERE c.id = ANY($1::text[])
    RETURNING 1
  )
  UPDATE conversations SET "lastSeq" = $2::int, unread = 0 WHERE id = ANY($1::text[])`;
