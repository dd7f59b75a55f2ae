import type { EntityManager } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, TenantId } from "../../contracts/ids.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import type { Plain } from "./given.ts";

/** Reads a company that is about to be changed. Throws company.not_found, also for one that was deleted or merged into another. */
export async function lockCompany(
  manager: EntityManager,
  tenantId: TenantId,
  id: CompanyId,
): Promise<Plain<CompanyRecord>> {
  const company = await manager
    .getRepository(CompanyRecord)
    .findOne({ where: { id, tenantId }, lock: { mode: "for_no_key_update" } });
  if (company === null || company.deletedAt !== null || company.mergedIntoId !== null)
    throw new ProductError("company.not_found");
  return company;
}
