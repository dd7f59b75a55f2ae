import type { DataSource } from "typeorm";
import type { ChannelAccountId } from "../../contracts/ids.ts";

/**
 * Telegram's number of the newest message that somebody wrote in a chat; null where none is kept. What we wrote does not
 * count: it may have been sent after what was missed.
 */
export async function newestIn(db: DataSource, id: ChannelAccountId, chatId: string): Promise<number | null> {
  const [newest]: { number: number | null }[] = await db.query(
    `SELECT max(substring(m."externalId" FROM ':(\\d+)$')::integer) AS number FROM conversations c
     JOIN messages m ON m."conversationId" = c.id AND m.direction = 'in'
     WHERE c."channelAccountId" = $1 AND c."externalChatId" = $2`,
    [id, chatId],
  );
  return newest?.number ?? null;
}
