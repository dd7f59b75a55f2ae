import type { DataSource } from "typeorm";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import type { TelegramAccountEvent } from "../../contracts/telegramAccountEvent.ts";
import type { TelegramAccountEventRecord } from "../../entities/telegramAccountEventRecord.ts";

interface Page {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** One page of what happened to an account, the newest first. */
export async function readTelegramAccountEvents(
  db: DataSource,
  id: ChannelAccountId,
  { before, limit }: Page,
): Promise<{ readonly events: TelegramAccountEvent[]; readonly next: number | null }> {
  const rows: TelegramAccountEventRecord[] = await db.query(
    `SELECT seq, happening, at FROM telegram_account_events
     WHERE "channelAccountId" = $1 AND ($2::int IS NULL OR seq < $2) ORDER BY seq DESC LIMIT $3`,
    [id, before ?? null, limit + 1],
  );
  const events = rows.slice(0, limit).map(({ seq, happening, at }) => ({ seq, happening, at: at.toISOString() }));
  return { events, next: rows.length > limit ? (events.at(-1)?.seq ?? null) : null };
}
