import type { DataSource } from "typeorm";
import type { ConversationRef, OperatorRef } from "../contracts/actors.ts";
import { HELD_KIND } from "../contracts/channel.ts";
import type { ChannelAccountStatus, ChannelKind } from "../contracts/channel.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { ringWaiting } from "./ringWaiting.ts";
import { recordHappening } from "./telegram/recordHappening.ts";
import { wakeHeldTouches } from "./touches/wakeHeldTouches.ts";
import { transact } from "./transact.ts";

interface StatusChange {
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
  /** A person does not bury an account: it dies when its messenger refuses it. */
  readonly status: Exclude<ChannelAccountStatus, "dead" | "signedOut">;
  readonly by: OperatorRef;
}

/**
 * Pauses, resumes or revives a channel account. When it may send again, the outbox bells of everything that waited are
 * set; returns the actors to ring after the commit. Throws channel_account.not_found or channel_account.signed_out.
 */
export async function changeChannelStatus(db: DataSource, change: StatusChange): Promise<readonly ConversationRef[]> {
  const { tenantId, channelAccountId, status, by } = change;
  const rung = await transact(db, async (manager) => {
    const [account]: { kind: ChannelKind; status: ChannelAccountStatus }[] = await manager.query(
      `SELECT kind, status FROM channel_accounts WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
      [channelAccountId, tenantId],
    );
    if (account === undefined) throw new ProductError("channel_account.not_found");
    const isOver = account.status === "signedOut" || (account.kind === HELD_KIND && account.status === "dead");
    if (isOver) throw new ProductError("channel_account.signed_out");
    await manager.query(`UPDATE channel_accounts SET status = $2, "statusDetail" = NULL WHERE id = $1`, [
      channelAccountId,
      status,
    ]);
    if (account.status !== status) {
      const action =
        status === "paused"
          ? "channelAccount.paused"
          : account.status === "dead"
            ? "channelAccount.revived"
            : "channelAccount.resumed";
      const before = { status: account.status };
      await recordAudit(manager, { tenantId, by, action, entityId: channelAccountId, before, after: { status } });
      const happening = { kind: status === "paused" ? "paused" : "resumed", by: by.name } as const;
      if (account.kind === HELD_KIND) await recordHappening(manager, { tenantId, channelAccountId }, happening);
    }
    await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId }]);
    return status === "active" ? ringWaiting(manager, [channelAccountId]) : [];
  });
  if (status === "active") await wakeHeldTouches(db, channelAccountId);
  return rung;
}
