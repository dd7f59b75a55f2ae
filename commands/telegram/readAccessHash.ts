import type { DataSource } from "typeorm";
import type { ChannelAccountId } from "../../contracts/ids.ts";

/** What Telegram wants beside a chat's id; null where it has not said it. */
export async function readAccessHash(db: DataSource, id: ChannelAccountId, chatId: string): Promise<string | null> {
  const [identity]: { accessHash: string | null }[] = await db.query(
    `SELECT "accessHash" FROM contact_identities WHERE "channelAccountId" = $1 AND "externalId" = $2`,
    [id, chatId],
  );
  return identity?.accessHash ?? null;
}
