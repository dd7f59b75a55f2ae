import type { DataSource } from "typeorm";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import type { ImportStatus } from "../../contracts/historyImport.ts";
import { holderOf } from "./holderOf.ts";

/** A run of an import; what is written for an older one changes nothing. */
export interface ImportRun {
  readonly channelAccountId: ChannelAccountId;
  readonly run: number;
}

export interface ImportToWork extends ImportRun {
  readonly tenantId: TenantId;
  readonly status: ImportStatus;
  readonly since: Date | null;
  readonly isListed: boolean;
  /** See entities/channelSecrets.ts. */
  readonly sealed: string;
  readonly holderId: string | null;
}

export interface ChatToImport {
  readonly chatId: string;
  readonly accessHash: string | null;
  /** What is older is still to be imported; null before the first page. */
  readonly beforeId: number | null;
}

export async function readImport(db: DataSource, id: ChannelAccountId): Promise<ImportToWork> {
  const [task]: ImportToWork[] = await db.query(
    `SELECT i."channelAccountId", i.run, i."tenantId", i.status, i.since, i."isListed", a.sealed, ${holderOf("a")} AS "holderId"
     FROM history_imports i JOIN channel_accounts a ON a.id = i."channelAccountId" WHERE i."channelAccountId" = $1`,
    [id],
  );
  if (task === undefined) throw new Error(`There is no import of ${id}.`);
  return task;
}

const isCurrent = `EXISTS (SELECT 1 FROM history_imports i
  WHERE i."channelAccountId" = $1 AND i.run = $2 AND i.status = 'running')`;

/** Adds chats to those that are to be imported; what is known of them already stays. */
export async function listChats(
  db: DataSource,
  { channelAccountId, run }: ImportRun,
  chats: readonly Pick<ChatToImport, "chatId" | "accessHash">[],
): Promise<void> {
  await db.query(
    `INSERT INTO imported_chats ("channelAccountId", "chatId", position, "accessHash")
     SELECT $1, c."chatId", (SELECT count(*) FROM imported_chats WHERE "channelAccountId" = $1) + c.number, c."accessHash"
     FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS ("chatId" text, "accessHash" text)) WITH ORDINALITY
       AS c("chatId", "accessHash", number)
     WHERE ${isCurrent} ON CONFLICT DO NOTHING`,
    [channelAccountId, run, JSON.stringify(chats)],
  );
}

export async function endListing(db: DataSource, { channelAccountId, run }: ImportRun): Promise<void> {
  await db.query(`UPDATE history_imports SET "isListed" = true WHERE "channelAccountId" = $1 AND run = $2`, [
    channelAccountId,
    run,
  ]);
}

/** The chat whose turn it is; null when all are done. */
export async function nextChat(db: DataSource, { channelAccountId }: ImportRun): Promise<ChatToImport | null> {
  const [chat]: ChatToImport[] = await db.query(
    `SELECT "chatId", "accessHash", "beforeId" FROM imported_chats
     WHERE "channelAccountId" = $1 AND NOT "isDone" ORDER BY position LIMIT 1`,
    [channelAccountId],
  );
  return chat ?? null;
}

export async function endImport(db: DataSource, { channelAccountId, run }: ImportRun): Promise<void> {
  await db.query(
    `UPDATE history_imports SET status = 'done', "endedAt" = now(), "waitUntil" = NULL
     WHERE "channelAccountId" = $1 AND run = $2 AND status = 'running'`,
    [channelAccountId, run],
  );
}

/** Telegram wants not to be asked for so long; shown to whoever waits for the import. */
export async function noteImportWait(
  db: DataSource,
  { channelAccountId, run }: ImportRun,
  waitMs: number,
): Promise<void> {
  await db.query(
    `UPDATE history_imports SET "waitUntil" = clock_timestamp() + make_interval(secs => $3::float8 / 1000)
     WHERE "channelAccountId" = $1 AND run = $2`,
    [channelAccountId, run, waitMs],
  );
}
