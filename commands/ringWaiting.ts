import type { EntityManager } from "typeorm";
import type { ConversationRef } from "../contracts/actors.ts";
import type { ChannelAccountId } from "../contracts/ids.ts";

/**
 * Sets the outbox bells of everything that waits to leave through these accounts. A bell that rings already is rung again:
 * its actor may have heard it while nothing could leave. Returns the actors to ring after the commit.
 */
export async function ringWaiting(
  manager: EntityManager,
  channelAccountIds: readonly ChannelAccountId[],
): Promise<readonly ConversationRef[]> {
  const [rung]: [ConversationRef[], number] = await manager.query(
    `UPDATE conversations c SET "outboxBell" = 'ringing', "bellRungAt" = now() FROM channel_accounts a
     WHERE a.id = c."channelAccountId" AND c.id IN (
       SELECT id FROM conversations WHERE id IN (
         SELECT "conversationId" FROM messages WHERE "channelAccountId" = ANY($1) AND status IN ('queued', 'reserved')
         UNION SELECT "conversationId" FROM message_orders WHERE "channelAccountId" = ANY($1) AND status = 'waiting')
       ORDER BY id FOR UPDATE)
     RETURNING c.id AS "conversationId", c."tenantId", a.kind AS "channelKind", c.mode, c.generation`,
    [channelAccountIds],
  );
  return rung;
}
