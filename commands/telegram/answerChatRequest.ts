import type { DataSource } from "typeorm";
import type { ChannelAccountId, ChatRequestId } from "../../contracts/ids.ts";
import type { FoundChat } from "../../contracts/telegramChat.ts";

interface ChatRequest {
  readonly channelAccountId: ChannelAccountId;
  readonly address: string;
}

/** Null once nobody waits for the answer any more. */
export async function readChatRequest(db: DataSource, id: ChatRequestId): Promise<ChatRequest | null> {
  const [request]: ChatRequest[] = await db.query(
    `SELECT "channelAccountId", address FROM telegram_chat_requests WHERE id = $1`,
    [id],
  );
  return request ?? null;
}

export async function answerChatRequest(db: DataSource, id: ChatRequestId, found: FoundChat): Promise<void> {
  await db.query(`UPDATE telegram_chat_requests SET found = $2 WHERE id = $1`, [id, JSON.stringify(found)]);
}
