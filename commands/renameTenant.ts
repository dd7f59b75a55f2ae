import type { DataSource } from "typeorm";
import type { AuditActor } from "../contracts/actors.ts";
import type { TenantId } from "../contracts/ids.ts";
import { lockTenant } from "./lockTenant.ts";
import { tellTenant } from "./tellOperators.ts";
import { recordAudit } from "./recordAudit.ts";
import { transact } from "./transact.ts";

/** Throws tenant.not_found. */
export async function renameTenant(db: DataSource, tenantId: TenantId, name: string, by: AuditActor): Promise<void> {
  await transact(db, async (manager) => {
    const before = await lockTenant(manager, tenantId);
    if (before.name === name) return;
    await manager.query(`UPDATE tenants SET name = $2 WHERE id = $1`, [tenantId, name]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "tenant.renamed",
      entityId: tenantId,
      before: { name: before.name },
      after: { name },
    });
    await tellTenant(manager, tenantId);
  });
}
