import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, TenantId } from "../contracts/ids.ts";
import { branchIdsOf } from "./branchIdsOf.ts";
import { changedFields } from "./changedFields.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireFreeName, requireThere } from "./requireThere.ts";
import { readRights, requireReach } from "./rights.ts";
import { tellThoseInBranches } from "./tellOperators.ts";
import { transact } from "./transact.ts";

interface BranchChange {
  readonly name?: string | undefined;
  readonly parentId?: BranchId | null | undefined;
}

/** Renames or moves a branch. Throws branch.not_found, branch.name_taken, branch.cycle or operator.beyond_own_rights. */
export async function changeBranch(
  db: DataSource,
  tenantId: TenantId,
  branchId: BranchId,
  { name, parentId }: BranchChange,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    const [before]: { name: string; parentId: BranchId | null }[] = await manager.query(
      `SELECT name, "parentId" FROM branches WHERE id = $1 AND "tenantId" = $2`,
      [branchId, tenantId],
    );
    if (before === undefined) throw new ProductError("branch.not_found");
    const after = { name: name ?? before.name, parentId: parentId === undefined ? before.parentId : parentId };
    const own = await readRights(manager, by.operatorId);
    requireReach(own, branchId);
    if (after.parentId !== before.parentId) {
      if (after.parentId !== null) await requireThere(manager, tenantId, "branches", after.parentId);
      requireReach(own, after.parentId);
      await requireNotBelow(manager, tenantId, branchId, after.parentId);
    }
    await requireFreeName(manager, tenantId, "branches", after.name, branchId);
    await manager.query(`UPDATE branches SET name = $2, "parentId" = $3 WHERE id = $1`, [
      branchId,
      after.name,
      after.parentId,
    ]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "branch.changed",
      entityId: branchId,
      ...changedFields(before, after),
    });
    await tellThoseInBranches(manager, tenantId);
  });
}

async function requireNotBelow(
  manager: EntityManager,
  tenantId: TenantId,
  branchId: BranchId,
  parentId: BranchId | null,
): Promise<void> {
  const below: unknown[] = await manager.query(
    `SELECT 1 FROM (SELECT $1::text AS "branchId", $2::text AS "tenantId") moved WHERE $3 = ANY(${branchIdsOf("moved")})`,
    [branchId, tenantId, parentId],
  );
  if (below.length > 0) throw new ProductError("branch.cycle");
}
