import type { DataSource } from "typeorm";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import { messageIdBy } from "../messageIdBy.ts";

/** What is numbered not far below the newest message may still be on its way to us, as what we are just sending is. */
const ON_THE_WAY = 100;

/** Whether a message is so much older than what a chat has here that it will not come any more: nothing need wait for it. */
export async function isBeforeOurTime(
  db: DataSource,
  id: ChannelAccountId,
  chatId: string,
  messageId: number,
): Promise<boolean> {
  const [place]: { isKnown: boolean; newest: number | null }[] = await db.query(
    `SELECT ${messageIdBy("$1", "$3")} IS NOT NULL AS "isKnown", (
       SELECT substring(m."externalId" FROM ':(\\d+)$')::integer FROM messages m
       WHERE m."conversationId" = (SELECT id FROM conversations WHERE "channelAccountId" = $1 AND "externalChatId" = $2)
         AND m.direction = 'in' ORDER BY m.seq DESC LIMIT 1) AS newest`,
    [id, chatId, `${chatId}:${messageId}`],
  );
  return place !== undefined && !place.isKnown && messageId < (place.newest ?? 0) - ON_THE_WAY;
}
