import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { RoleId, TenantId } from "../contracts/ids.ts";
import type { Permission } from "../contracts/permissions.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { readRights, requireWithin, rightsOfRole } from "./rights.ts";

interface RoleRow {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly people: readonly string[];
}

/** Deletes a role that nobody has. Throws role.not_found, role.in_use with who has it, or operator.beyond_own_rights. */
export async function deleteRole(db: DataSource, tenantId: TenantId, roleId: RoleId, by: OperatorRef): Promise<void> {
  await db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    const [role]: RoleRow[] = await manager.query(
      `SELECT name, permissions,
         ARRAY(SELECT name FROM operators WHERE "tenantId" = $2 AND role = r.id ORDER BY name) AS people
       FROM custom_roles r WHERE id = $1 AND "tenantId" = $2`,
      [roleId, tenantId],
    );
    if (role === undefined) throw new ProductError("role.not_found");
    const { people, ...before } = role;
    requireWithin(await readRights(manager, by.operatorId), rightsOfRole(before.permissions));
    if (people.length > 0) throw new ProductError("role.in_use", { people });
    await manager.query(`DELETE FROM custom_roles WHERE id = $1`, [roleId]);
    await recordAudit(manager, { tenantId, by, action: "role.deleted", entityId: roleId, before });
  });
}
