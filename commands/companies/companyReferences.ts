import type { EntityManager } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, DictionaryEntryId, TenantId } from "../../contracts/ids.ts";
import type { CompanyRecord } from "../../entities/companyRecord.ts";
import { requireThere } from "../requireThere.ts";

type Named = Partial<Pick<CompanyRecord, "responsibleId" | "branchId" | "headCompanyId" | "statusId" | "sphereIds">>;

/** Throws the not_found of what a company is said to belong to and is not there, and company.cycle. */
export async function requireReferences(
  manager: EntityManager,
  tenantId: TenantId,
  id: CompanyId,
  { responsibleId, branchId, headCompanyId, statusId, sphereIds }: Named,
): Promise<void> {
  if (responsibleId) {
    const found: unknown[] = await manager.query(
      `SELECT 1 FROM operators WHERE id = $1 AND "tenantId" = $2 AND "deactivatedAt" IS NULL`,
      [responsibleId, tenantId],
    );
    if (found.length === 0) throw new ProductError("operator.not_found");
  }
  if (branchId) await requireThere(manager, tenantId, "branches", branchId);
  if (statusId) await requireWords(manager, tenantId, "companyStatus", [statusId]);
  if (sphereIds?.length) await requireWords(manager, tenantId, "companySphere", sphereIds);
  if (headCompanyId) await requireNoCycle(manager, tenantId, id, headCompanyId);
}

async function requireWords(
  manager: EntityManager,
  tenantId: TenantId,
  kind: string,
  ids: readonly DictionaryEntryId[],
): Promise<void> {
  const found: unknown[] = await manager.query(
    `SELECT 1 FROM dictionary_entries WHERE "tenantId" = $1 AND kind = $2 AND id = ANY($3)`,
    [tenantId, kind, ids],
  );
  if (found.length < new Set(ids).size) throw new ProductError("dictionary_entry.not_found");
}

/** Changes of head companies happen one after another in a tenant, so that two of them do not close a circle together. */
async function requireNoCycle(
  manager: EntityManager,
  tenantId: TenantId,
  id: CompanyId,
  headId: CompanyId,
): Promise<void> {
  await lockHeads(manager, tenantId);
  const above = await companiesAbove(manager, tenantId, headId);
  if (above.length === 0) throw new ProductError("company.not_found");
  if (above.includes(id)) throw new ProductError("company.cycle");
}

export const lockHeads = (manager: EntityManager, tenantId: TenantId): Promise<unknown> =>
  manager.query(`SELECT pg_advisory_xact_lock(hashtext('head companies ' || $1))`, [tenantId]);

/** A company, its head, and so on to the top; nobody for one that is not there. */
export async function companiesAbove(
  manager: EntityManager,
  tenantId: TenantId,
  id: CompanyId,
): Promise<readonly CompanyId[]> {
  const above: { id: CompanyId }[] = await manager.query(
    `WITH RECURSIVE above AS (
       SELECT id, "headCompanyId" FROM companies
       WHERE id = $1 AND "tenantId" = $2 AND "deletedAt" IS NULL AND "mergedIntoId" IS NULL
       UNION SELECT c.id, c."headCompanyId" FROM companies c JOIN above ON c.id = above."headCompanyId")
     SELECT id FROM above`,
    [id, tenantId],
  );
  return above.map((company) => company.id);
}
