import type { EntityManager } from "typeorm";
import type { BranchId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { BuiltInRole, rolePermissions } from "../../contracts/permissions.ts";
import { branchIdsOf } from "../branchIdsOf.ts";

/** Who decides on a request about a company of this branch: those who may approve and see it; on deletions administrators alone. */
export async function approversOf(
  manager: EntityManager,
  tenantId: TenantId,
  branchId: BranchId | null,
  kind: "leadState" | "deletion",
): Promise<readonly OperatorId[]> {
  const roles = BuiltInRole.options.filter((role) => rolePermissions[role].includes("companies.approve"));
  const rows: { id: OperatorId }[] = await manager.query(
    `SELECT o.id FROM operators o LEFT JOIN custom_roles r ON r.id = o.role AND r."tenantId" = o."tenantId"
     WHERE o."tenantId" = $1 AND o."deactivatedAt" IS NULL
       AND (CASE WHEN $4 THEN o.role = 'ADMIN' ELSE o.role = ANY($3::text[]) OR r.permissions ? 'companies.approve' END)
       AND (o.scope = 'GLOBAL' OR (o.scope = 'BRANCH' AND $2::text = ANY(${branchIdsOf("o")}))) ORDER BY o.id`,
    [tenantId, branchId, roles, kind === "deletion"],
  );
  return rows.map(({ id }) => id);
}
