import type { DataSource, EntityManager } from "typeorm";
import type { ConversationRef } from "../contracts/actors.ts";
import type { ChannelAccountStatus } from "../contracts/channel.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

interface StatusChange {
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
  readonly status: ChannelAccountStatus;
  /** Why it is dead, in the provider's words. */
  readonly detail?: string | null;
}

/**
 * Pauses, revives or buries a channel account. When it may send again, the outbox bells of everything that waited are
 * set; returns the actors to ring after the commit.
 */
export async function changeChannelStatus(db: DataSource, change: StatusChange): Promise<readonly ConversationRef[]> {
  const { tenantId, channelAccountId, status, detail = null } = change;
  return transact(db, async (manager) => {
    const [, changed]: [unknown[], number] = await manager.query(
      `UPDATE channel_accounts SET status = $3, "statusDetail" = $4 WHERE id = $1 AND "tenantId" = $2`,
      [channelAccountId, tenantId, status, detail],
    );
    if (changed === 0) throw new ProductError("channel_account.not_found");
    await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId }]);
    return status === "active" ? ringWaiting(manager, channelAccountId) : [];
  });
}

/** A bell that rings already is rung again: its actor may have heard it while the account could not send. */
async function ringWaiting(manager: EntityManager, channelAccountId: ChannelAccountId): Promise<ConversationRef[]> {
  const [rung]: [ConversationRef[], number] = await manager.query(
    `UPDATE conversations c SET "outboxBell" = 'ringing', "bellRungAt" = now() FROM channel_accounts a
     WHERE a.id = $1 AND c.id IN (
       SELECT id FROM conversations WHERE id IN (
         SELECT "conversationId" FROM messages WHERE "channelAccountId" = $1 AND status IN ('queued', 'reserved'))
       ORDER BY id FOR UPDATE)
     RETURNING c.id AS "conversationId", c."tenantId", a.kind AS "channelKind", c.mode, c.generation`,
    [channelAccountId],
  );
  return rung;
}
