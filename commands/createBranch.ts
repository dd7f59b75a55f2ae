import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { BranchId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireFreeName, requireThere } from "./requireThere.ts";
import { readRights, requireReach } from "./rights.ts";
import { tellThoseInBranches } from "./tellOperators.ts";
import { transact } from "./transact.ts";

interface BranchToCreate {
  readonly name: string;
  readonly parentId: BranchId | null;
}

/** Adds a branch. Throws branch.not_found, branch.name_taken or operator.beyond_own_rights. */
export async function createBranch(
  db: DataSource,
  tenantId: TenantId,
  { name, parentId }: BranchToCreate,
  by: OperatorRef,
): Promise<BranchId> {
  return transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    if (parentId !== null) await requireThere(manager, tenantId, "branches", parentId);
    requireReach(await readRights(manager, by.operatorId), parentId);
    await requireFreeName(manager, tenantId, "branches", name);
    const id = newId("brn");
    await manager.query(`INSERT INTO branches (id, "tenantId", name, "parentId") VALUES ($1, $2, $3, $4)`, [
      id,
      tenantId,
      name,
      parentId,
    ]);
    await recordAudit(manager, { tenantId, by, action: "branch.created", entityId: id, after: { name, parentId } });
    await tellThoseInBranches(manager, tenantId);
    return id;
  });
}
