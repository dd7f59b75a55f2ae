import type { EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { TenantId } from "../contracts/ids.ts";
import type { TenantStatus } from "../contracts/tenant.ts";

interface LockedTenant {
  readonly name: string;
  readonly status: TenantStatus;
  readonly settings: unknown;
}

/**
 * Reads a tenant that is about to be changed. Changes of it, and of who may do and see what in it, happen one after another;
 * its lock is taken before any other. Throws tenant.not_found.
 */
export async function lockTenant(manager: EntityManager, tenantId: TenantId): Promise<LockedTenant> {
  const [tenant]: LockedTenant[] = await manager.query(
    `SELECT name, status, settings FROM tenants WHERE id = $1 FOR NO KEY UPDATE`,
    [tenantId],
  );
  if (tenant === undefined) throw new ProductError("tenant.not_found");
  return tenant;
}
