import type { EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { TenantId } from "../contracts/ids.ts";
import type { TenantStatus } from "../contracts/tenant.ts";

interface LockedTenant {
  readonly name: string;
  readonly status: TenantStatus;
  readonly settings: unknown;
}

/** Reads a tenant that is about to be changed. Throws tenant.not_found. */
export async function lockTenant(manager: EntityManager, tenantId: TenantId): Promise<LockedTenant> {
  const [tenant]: LockedTenant[] = await manager.query(
    `SELECT name, status, settings FROM tenants WHERE id = $1 FOR NO KEY UPDATE`,
    [tenantId],
  );
  if (tenant === undefined) throw new ProductError("tenant.not_found");
  return tenant;
}

/** Tells every operator of a tenant that what their console knows of it is no longer so. */
export async function tellOperators(manager: EntityManager, tenantId: TenantId): Promise<void> {
  await manager.query(
    `INSERT INTO events ("tenantId", kind, "operatorId")
     SELECT "tenantId", 'operator.changed', id FROM operators WHERE "tenantId" = $1 AND "deactivatedAt" IS NULL`,
    [tenantId],
  );
}
