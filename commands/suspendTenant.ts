import type { DataSource } from "typeorm";
import type { AuditActor, ConversationRef } from "../contracts/actors.ts";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";
import { lockTenant } from "./lockTenant.ts";
import { tellTenant } from "./tellOperators.ts";
import { recordAudit } from "./recordAudit.ts";
import { ringWaiting } from "./ringWaiting.ts";
import { transact } from "./transact.ts";

/**
 * From this commit on nothing of the tenant's is reserved for sending; what was reserved before may still arrive. Doing it
 * again changes nothing. Throws tenant.not_found.
 */
export async function suspendTenant(db: DataSource, tenantId: TenantId, reason: string, by: AuditActor): Promise<void> {
  await transact(db, async (manager) => {
    const { status } = await lockTenant(manager, tenantId);
    if (status === "suspended") return;
    await manager.query(`UPDATE tenants SET status = 'suspended', "suspendedReason" = $2 WHERE id = $1`, [
      tenantId,
      reason,
    ]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "tenant.suspended",
      entityId: tenantId,
      before: { status },
      after: { status: "suspended", reason },
    });
    await tellTenant(manager, tenantId);
  });
}

/** Lets the tenant send again; returns the actors to ring after the commit, so that what waited leaves. Throws tenant.not_found. */
export async function resumeTenant(
  db: DataSource,
  tenantId: TenantId,
  by: AuditActor,
): Promise<readonly ConversationRef[]> {
  return transact(db, async (manager) => {
    const { status } = await lockTenant(manager, tenantId);
    if (status === "active") return [];
    await manager.query(`UPDATE tenants SET status = 'active', "suspendedReason" = NULL WHERE id = $1`, [tenantId]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "tenant.resumed",
      entityId: tenantId,
      before: { status },
      after: { status: "active" },
    });
    await tellTenant(manager, tenantId);
    const accounts: { id: ChannelAccountId }[] = await manager.query(
      `SELECT id FROM channel_accounts WHERE "tenantId" = $1 AND status = 'active'`,
      [tenantId],
    );
    return ringWaiting(
      manager,
      accounts.map(({ id }) => id),
    );
  });
}
