import type { EntityManager } from "typeorm";
import type { CompanyId, TenantId } from "../../contracts/ids.ts";
import { lockHeads } from "./companyReferences.ts";

/** Two companies and those whose heads they are, in one order, and then the tenant's heads, as every change of a head company does. */
export async function lockFamilies(
  manager: EntityManager,
  tenantId: TenantId,
  companyIds: readonly CompanyId[],
): Promise<void> {
  await manager.query(
    `SELECT 1 FROM companies WHERE "tenantId" = $1 AND (id = ANY($2) OR "headCompanyId" = ANY($2))
     ORDER BY id FOR NO KEY UPDATE`,
    [tenantId, companyIds],
  );
  await lockHeads(manager, tenantId);
}
