import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { RoleId, TenantId } from "../contracts/ids.ts";
import type { Permission } from "../contracts/permissions.ts";
import { newId } from "../entities/newId.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireFreeName } from "./requireThere.ts";
import { readRights, requireWithin, rightsOfRole } from "./rights.ts";

interface RoleToCreate {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** Adds a role of the tenant's own. Throws role.name_taken or operator.beyond_own_rights. */
export async function createRole(
  db: DataSource,
  tenantId: TenantId,
  { name, permissions }: RoleToCreate,
  by: OperatorRef,
): Promise<RoleId> {
  return db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    requireWithin(await readRights(manager, by.operatorId), rightsOfRole(permissions));
    await requireFreeName(manager, tenantId, "custom_roles", name);
    const id = newId("rol");
    await manager.query(`INSERT INTO custom_roles (id, "tenantId", name, permissions) VALUES ($1, $2, $3, $4)`, [
      id,
      tenantId,
      name,
      JSON.stringify(permissions),
    ]);
    await recordAudit(manager, { tenantId, by, action: "role.created", entityId: id, after: { name, permissions } });
    return id;
  });
}
