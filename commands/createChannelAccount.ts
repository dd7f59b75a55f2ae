import type { DataSource } from "typeorm";
import type { AuditActor } from "../contracts/actors.ts";
import { HELD_KIND } from "../contracts/channel.ts";
import type { ChannelAccountStatus, ChannelKind } from "../contracts/channel.ts";
import type { BranchId, ChannelAccountId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

export interface ChannelAccountToCreate {
  /** Chosen by the caller, because the webhook's address holds it and is given to the messenger first. */
  readonly id: ChannelAccountId;
  readonly tenantId: TenantId;
  readonly kind: ChannelKind;
  readonly name: string;
  /** See entities/channelSecrets.ts. */
  readonly sealed: string;
  readonly branchId?: BranchId | null;
  readonly by: AuditActor;
}

/**
 * Stores a connected channel account, whose credentials have been tested; one that keeps a connection open begins signed
 * out instead.
 */
export async function createChannelAccount(
  db: DataSource,
  { id, tenantId, kind, name, sealed, branchId = null, by }: ChannelAccountToCreate,
): Promise<void> {
  const status: ChannelAccountStatus = kind === HELD_KIND ? "signedOut" : "active";
  await transact(db, async (manager) => {
    await manager.query(
      `INSERT INTO channel_accounts (id, "tenantId", kind, name, sealed, "branchId", status) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, tenantId, kind, name, sealed, branchId, status],
    );
    if (kind === HELD_KIND) {
      await manager.query(`INSERT INTO telegram_sessions ("channelAccountId", "tenantId") VALUES ($1, $2)`, [
        id,
        tenantId,
      ]);
    }
    const after = { kind, name, status, branchId };
    await recordAudit(manager, { tenantId, by, action: "channelAccount.created", entityId: id, after });
    await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId: id }]);
  });
}
