import type { DataSource } from "typeorm";
import type { Answering } from "../contracts/actors.ts";
import type { ConversationId } from "../contracts/ids.ts";
import { lockConversation } from "./lockConversation.ts";
import { transact } from "./transact.ts";

/** What waits for a conversation's actor, as Postgres knows it. */
export interface Waiting extends Answering {
  readonly unheard: boolean;
  readonly outbox: boolean;
}

/** Looks whether anything waits before an actor goes to rest, and silences both bells under the lock: what comes later rings anew. */
export async function lookAround(db: DataSource, conversationId: ConversationId): Promise<Waiting> {
  return transact(db, async (manager) => {
    const { mode, generation, answeredSeq } = await lockConversation(manager, conversationId);
    await manager.query(`UPDATE conversations SET "inboundBell" = 'quiet', "outboxBell" = 'quiet' WHERE id = $1`, [
      conversationId,
    ]);
    const [waiting]: { unheard: boolean; outbox: boolean }[] = await manager.query(
      `SELECT
         EXISTS (SELECT 1 FROM messages WHERE "conversationId" = $1 AND direction = 'in' AND seq > $2) AS unheard,
         EXISTS (SELECT 1 FROM messages m JOIN channel_accounts a ON a.id = m."channelAccountId" JOIN tenants t ON t.id = a."tenantId"
           WHERE m."conversationId" = $1 AND m.status IN ('queued', 'reserved') AND a.status = 'active'
             AND t.status = 'active')
         OR EXISTS (SELECT 1 FROM message_orders o JOIN channel_accounts a ON a.id = o."channelAccountId" JOIN tenants t ON t.id = a."tenantId"
           WHERE o."conversationId" = $1 AND o.status = 'waiting' AND a.status = 'active' AND t.status = 'active') AS outbox`,
      [conversationId, answeredSeq],
    );
    return { mode, generation, unheard: waiting?.unheard ?? false, outbox: waiting?.outbox ?? false };
  });
}
