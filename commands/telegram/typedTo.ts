import type { DataSource } from "typeorm";
import type { ChannelAccountId, ConversationId } from "../../contracts/ids.ts";

interface HeldChat {
  readonly channelAccountId: ChannelAccountId;
  readonly chatId: string;
}

/** The chat of a conversation whose account this holder may speak for; null: it is not its business. */
export async function typedTo(db: DataSource, id: ConversationId, holderId: string): Promise<HeldChat | null> {
  const [chat]: HeldChat[] = await db.query(
    `SELECT a.id AS "channelAccountId", c."externalChatId" AS "chatId" FROM conversations c
     JOIN channel_accounts a ON a.id = c."channelAccountId" JOIN telegram_sessions s ON s."channelAccountId" = a.id
     WHERE c.id = $1 AND s."holderId" = $2 AND a.status = 'active' AND NOT c."isBlocked"`,
    [id, holderId],
  );
  return chat ?? null;
}
