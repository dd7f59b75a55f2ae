import type { DataSource } from "typeorm";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import { MessageChange } from "../../contracts/messageChange.ts";
import { messageIdBy } from "../messageIdBy.ts";
import { transact } from "../transact.ts";
import { applyChange } from "./applyChange.ts";

const BATCH = 500;
/** A message that has not come by then was written before the account was connected. The raw update keeps what was told. */
const AWAITED_FOR = "30 days";

interface Awaiting {
  readonly channelAccountId: ChannelAccountId;
  readonly updateKey: string;
}

/**
 * Applies changes that came before their message, oldest first: of one message, or of all. Whoever stores a message looks
 * for its own; what two transactions at the same moment do not see of each other, the sweeper finds. Returns the actors to ring.
 */
export async function applyAwaiting(
  db: DataSource,
  of: { readonly channelAccountId: ChannelAccountId; readonly externalId: string } | null = null,
): Promise<readonly ConversationRef[]> {
  const due: Awaiting[] = await db.query(
    `SELECT w."channelAccountId", w."updateKey" FROM awaiting_changes w
     WHERE ($1::text IS NULL OR (w."channelAccountId" = $1 AND w."messageExternalId" = $2))
       AND ${messageIdBy('w."channelAccountId"', 'w."messageExternalId"')} IS NOT NULL
     ORDER BY w."receivedAt", w."updateKey" LIMIT $3`,
    [of?.channelAccountId ?? null, of?.externalId ?? null, BATCH],
  );
  const rung: ConversationRef[] = [];
  for (const one of due) rung.push(...(await applyOne(db, one)));
  return rung;
}

/** Taking it away is what makes it applied once, whoever else has found it. */
function applyOne(db: DataSource, { channelAccountId, updateKey }: Awaiting): Promise<readonly ConversationRef[]> {
  return transact(db, async (manager) => {
    const [[taken]]: [{ change: unknown }[], number] = await manager.query(
      `DELETE FROM awaiting_changes WHERE "channelAccountId" = $1 AND "updateKey" = $2 RETURNING change`,
      [channelAccountId, updateKey],
    );
    if (taken === undefined) return [];
    return (await applyChange(manager, channelAccountId, MessageChange.parse(taken.change), updateKey)) ?? [];
  });
}

export async function forgetAwaiting(db: DataSource): Promise<void> {
  await db.query(`DELETE FROM awaiting_changes WHERE "receivedAt" < now() - $1::interval`, [AWAITED_FOR]);
}
