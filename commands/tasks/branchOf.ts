import type { EntityManager } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { BranchId, OperatorId, TenantId } from "../../contracts/ids.ts";

/** The branch of somebody who is to do a task. Throws operator.not_found, also for one who does not work here any more. */
export async function branchOf(manager: EntityManager, tenantId: TenantId, id: OperatorId): Promise<BranchId | null> {
  const [found]: { branchId: BranchId | null }[] = await manager.query(
    `SELECT "branchId" FROM operators WHERE id = $1 AND "tenantId" = $2 AND "deactivatedAt" IS NULL`,
    [id, tenantId],
  );
  if (found === undefined) throw new ProductError("operator.not_found");
  return found.branchId;
}
