import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, TenantId } from "../../contracts/ids.ts";

/** Where a company is found after all its merges. Throws company.not_found. */
export async function survivorOf(db: DataSource, tenantId: TenantId, id: CompanyId): Promise<CompanyId> {
  const [survivor]: { id: CompanyId }[] = await db.query(
    `WITH RECURSIVE became AS (
       SELECT id, "mergedIntoId" FROM companies WHERE id = $1 AND "tenantId" = $2
       UNION SELECT c.id, c."mergedIntoId" FROM companies c JOIN became ON c.id = became."mergedIntoId")
     SELECT id FROM became WHERE "mergedIntoId" IS NULL`,
    [id, tenantId],
  );
  if (survivor === undefined) throw new ProductError("company.not_found");
  return survivor.id;
}
