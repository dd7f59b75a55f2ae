import type { DataSource } from "typeorm";
import type { AuditActor } from "../contracts/actors.ts";
import type { ChannelKind } from "../contracts/channel.ts";
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

/** Stores a connected channel account, whose credentials have been tested. */
export async function createChannelAccount(
  db: DataSource,
  { id, tenantId, kind, name, sealed, branchId = null, by }: ChannelAccountToCreate,
): Promise<void> {
  await transact(db, async (manager) => {
    await manager.query(
      `INSERT INTO channel_accounts (id, "tenantId", kind, name, sealed, "branchId") VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, tenantId, kind, name, sealed, branchId],
    );
    const after = { kind, name, status: "active", branchId };
    await recordAudit(manager, { tenantId, by, action: "channelAccount.created", entityId: id, after });
    await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId: id }]);
  });
}
