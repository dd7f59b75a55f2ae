import type { DataSource, EntityManager } from "typeorm";
import { HELD_KIND } from "../../contracts/channel.ts";
import type { ChannelAccountId, ConversationId } from "../../contracts/ids.ts";

/** So many at a time; the rest follows a moment later. */
const BATCH = 200;

/** Leaves for the account's holder that the contact is to be told what was read, where the company wants that told. */
export async function noteReadMark(manager: EntityManager, id: ConversationId, upToSeq: number): Promise<void> {
  await manager.query(
    `INSERT INTO telegram_read_marks ("conversationId", "channelAccountId", "upToSeq")
     SELECT c.id, a.id, $2 FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId" JOIN tenants t ON t.id = c."tenantId"
     WHERE c.id = $1 AND a.kind = '${HELD_KIND}' AND coalesce((t.settings->>'tellsRead')::boolean, true)
     ON CONFLICT ("conversationId") DO UPDATE SET "upToSeq" = excluded."upToSeq"`,
    [id, upToSeq],
  );
}

export interface ReadMark {
  readonly conversationId: ConversationId;
  readonly channelAccountId: ChannelAccountId;
  readonly upToSeq: number;
  readonly chatId: string;
  /** The last of the contact's messages that was read; null: they wrote none. */
  readonly externalId: string | null;
}

/** What a holder has to tell, of the accounts that may speak. */
export const readMarksOf = (db: DataSource, holderId: string): Promise<readonly ReadMark[]> =>
  db.query(
    `SELECT r."conversationId", r."channelAccountId", r."upToSeq", c."externalChatId" AS "chatId", (
       SELECT m."externalId" FROM messages m
       WHERE m."conversationId" = c.id AND m.direction = 'in' AND m.seq <= r."upToSeq" ORDER BY m.seq DESC LIMIT 1) AS "externalId"
     FROM telegram_sessions s JOIN telegram_read_marks r ON r."channelAccountId" = s."channelAccountId"
     JOIN channel_accounts a ON a.id = s."channelAccountId" JOIN conversations c ON c.id = r."conversationId"
     WHERE s."holderId" = $1 AND a.status = 'active' LIMIT ${BATCH}`,
    [holderId],
  );

/** Told, or never to be told. What was read since stays. */
export async function forgetReadMark(db: DataSource, { conversationId, upToSeq }: ReadMark): Promise<void> {
  await db.query(`DELETE FROM telegram_read_marks WHERE "conversationId" = $1 AND "upToSeq" <= $2`, [
    conversationId,
    upToSeq,
  ]);
}
