import type { DataSource, EntityManager } from "typeorm";
import type { TenantId } from "../contracts/ids.ts";
import { TenantSettings } from "../contracts/tenantSettings.ts";
import { hotStatement } from "./hotStatement.ts";

const select = hotStatement<{ readonly settings: unknown }>(
  "tenant-settings",
  `SELECT settings FROM tenants WHERE id = $1`,
);

/** A tenant's settings as they are at this moment. */
export async function settingsOf(db: DataSource | EntityManager, tenantId: TenantId): Promise<TenantSettings> {
  const [tenant] = await select(db, [tenantId]);
  if (tenant === undefined) throw new Error(`Tenant ${tenantId} does not exist.`);
  return TenantSettings.parse(tenant.settings);
}
