import type { EntityManager } from "typeorm";
import type { CallTimes } from "../../contracts/call.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { BranchId, OperatorId, TenantId } from "../../contracts/ids.ts";
import type { TenantStatus } from "../../contracts/tenant.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";

/** Who is to call, and how long their tenant waits for phones. */
export interface CallingOperator {
  readonly branchId: BranchId | null;
  readonly times: CallTimes;
}

/** Throws operator.not_found, tenant.suspended. */
export async function readCaller(manager: EntityManager, tenantId: TenantId, id: OperatorId): Promise<CallingOperator> {
  const [found]: { branchId: BranchId | null; settings: unknown; status: TenantStatus }[] = await manager.query(
    `SELECT o."branchId", t.settings, t.status FROM operators o JOIN tenants t ON t.id = o."tenantId"
     WHERE o.id = $1 AND o."tenantId" = $2 AND o."deactivatedAt" IS NULL`,
    [id, tenantId],
  );
  if (found === undefined) throw new ProductError("operator.not_found");
  if (found.status === "suspended") throw new ProductError("tenant.suspended");
  return { branchId: found.branchId, times: TenantSettings.parse(found.settings).calls };
}
