import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, RoleId, TenantId } from "../contracts/ids.ts";
import type { Permission } from "../contracts/permissions.ts";
import { changedFields } from "./changedFields.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireFreeName } from "./requireThere.ts";
import { readRights, requireWithin, rightsOfRole } from "./rights.ts";
import { tellOperators } from "./tellOperators.ts";
import { transact } from "./transact.ts";

interface RoleFields {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

interface RoleChange {
  readonly name?: string | undefined;
  readonly permissions?: readonly Permission[] | undefined;
}

/** Changes a role for everybody who has it. Throws role.not_found, role.name_taken or operator.beyond_own_rights. */
export async function changeRole(
  db: DataSource,
  tenantId: TenantId,
  roleId: RoleId,
  { name, permissions }: RoleChange,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    const [before]: RoleFields[] = await manager.query(
      `SELECT name, permissions FROM custom_roles WHERE id = $1 AND "tenantId" = $2`,
      [roleId, tenantId],
    );
    if (before === undefined) throw new ProductError("role.not_found");
    const after = { name: name ?? before.name, permissions: permissions ?? before.permissions };
    const own = await readRights(manager, by.operatorId);
    requireWithin(own, rightsOfRole(before.permissions));
    requireWithin(own, rightsOfRole(after.permissions));
    await requireFreeName(manager, tenantId, "custom_roles", after.name, roleId);
    await manager.query(`UPDATE custom_roles SET name = $2, permissions = $3 WHERE id = $1`, [
      roleId,
      after.name,
      JSON.stringify(after.permissions),
    ]);
    const holders: { id: OperatorId }[] = await manager.query(
      `SELECT id FROM operators WHERE "tenantId" = $1 AND role = $2`,
      [tenantId, roleId],
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "role.changed",
      entityId: roleId,
      ...changedFields(before, after),
    });
    await tellOperators(
      manager,
      tenantId,
      holders.map(({ id }) => id),
    );
  });
}
