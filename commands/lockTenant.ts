import type { EntityManager } from "typeorm";
import type { TenantId } from "../contracts/ids.ts";

/** Changes of who may do and see what in a tenant happen one after another. Taken before any other lock. */
export async function lockTenant(manager: EntityManager, tenantId: TenantId): Promise<void> {
  await manager.query(`SELECT 1 FROM tenants WHERE id = $1 FOR UPDATE`, [tenantId]);
}
