import type { DataSource } from "typeorm";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import { messageIdBy } from "../messageIdBy.ts";

/**
 * The chat of the message with this number; null where it is not kept. Outside of channels and supergroups Telegram numbers
 * an account's messages through all chats, so each of them is asked.
 */
export async function chatOfMessage(db: DataSource, id: ChannelAccountId, messageId: number): Promise<string | null> {
  const [found]: { chatId: string }[] = await db.query(
    `SELECT c."externalChatId" AS "chatId" FROM conversations c
     WHERE c."channelAccountId" = $1 AND c."externalChatId" NOT LIKE '-100%' AND ${messageIdBy("$1", `c."externalChatId" || ':' || $2`)} IS NOT NULL LIMIT 1`,
    [id, String(messageId)],
  );
  return found?.chatId ?? null;
}
