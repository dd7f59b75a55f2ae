import type { DataSource } from "typeorm";
import type { HistoryImport } from "../../contracts/historyImport.ts";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import { HistoryImportRecord } from "../../entities/historyImportRecord.ts";
import { ImportedChatRecord } from "../../entities/importedChatRecord.ts";

/** Null where nobody has ever ordered one. */
export async function readHistoryImport(
  db: DataSource,
  channelAccountId: ChannelAccountId,
): Promise<HistoryImport | null> {
  const found = await db.getRepository(HistoryImportRecord).findOneBy({ channelAccountId });
  if (found === null) return null;
  const chats = db.getRepository(ImportedChatRecord);
  const { status, since, imported, waitUntil, startedAt, endedAt } = found;
  return {
    status,
    since: since?.toISOString() ?? null,
    chats: await chats.countBy({ channelAccountId }),
    chatsDone: await chats.countBy({ channelAccountId, isDone: true }),
    imported,
    waitUntil: waitUntil !== null && waitUntil.getTime() > Date.now() ? waitUntil.toISOString() : null,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
