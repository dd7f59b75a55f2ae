import type { DataSource } from "typeorm";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import type { Lease } from "./leases.ts";

/** How far an account has read each channel and supergroup, by its chat. */
export async function readChannelStates(db: DataSource, id: ChannelAccountId): Promise<ReadonlyMap<string, number>> {
  const states: { chatId: string; pts: number }[] = await db.query(
    `SELECT "chatId", pts FROM telegram_channel_states WHERE "channelAccountId" = $1`,
    [id],
  );
  return new Map(states.map(({ chatId, pts }) => [chatId, pts]));
}

/** Writes down how far channels were read; nothing where somebody else speaks for the account by now. */
export async function keepChannelStates(
  db: DataSource,
  { channelAccountId, holderId, epoch }: Lease,
  states: ReadonlyMap<string, number>,
): Promise<void> {
  if (states.size === 0) return;
  await db.query(
    `INSERT INTO telegram_channel_states ("channelAccountId", "chatId", pts)
     SELECT s."channelAccountId", t.* FROM telegram_sessions s, unnest($4::text[], $5::integer[]) AS t
     WHERE s."channelAccountId" = $1 AND s."holderId" = $2 AND s.epoch = $3
     ON CONFLICT ("channelAccountId", "chatId") DO UPDATE SET pts = EXCLUDED.pts`,
    [channelAccountId, holderId, epoch, [...states.keys()], [...states.values()]],
  );
}
