import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { CompanyId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";

interface Transfer {
  readonly tenantId: TenantId;
  readonly companyIds: readonly CompanyId[];
  readonly responsibleId: OperatorId | null;
  readonly by: OperatorRef;
}

/**
 * Gives companies to another responsible operator, all of them or none; how many changed hands. In one statement, because
 * each is one row: a run of its own, as conversations need, would only be slower.
 */
export async function transferCompanies(
  db: DataSource,
  { tenantId, companyIds, responsibleId, by }: Transfer,
): Promise<number> {
  return transact(db, async (manager) => {
    const moved: { id: CompanyId; formerId: OperatorId | null }[] = await manager.query(
      `WITH former AS (
         SELECT id, "responsibleId" FROM companies
         WHERE "tenantId" = $1 AND id = ANY($2) AND "deletedAt" IS NULL AND "mergedIntoId" IS NULL AND "responsibleId" IS DISTINCT FROM $3
         ORDER BY id FOR NO KEY UPDATE
       ), given AS (
         UPDATE companies c SET "responsibleId" = $3, version = version + 1, "updatedAt" = now()
         FROM former WHERE c.id = former.id RETURNING c.id, c.version
       ), told AS (
         INSERT INTO timeline_entries (id, "tenantId", key, kind, "companyId", "operatorId", facts)
         SELECT 'tle_' || replace(gen_random_uuid()::text, '-', ''), $1, 'company/' || id || '/changed/' || (version - 1),
           'company.changed', id, $4, '{"fields":["responsibleId"]}' FROM given ON CONFLICT DO NOTHING
       ), heard AS (
         INSERT INTO events ("tenantId", kind, "companyId") SELECT $1, 'company.changed', id FROM given
       )
       SELECT id, "responsibleId" AS "formerId" FROM former`,
      [tenantId, companyIds, responsibleId, by.operatorId],
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "company.transferred",
      entityId: responsibleId,
      before: Object.fromEntries(moved.map(({ id, formerId }) => [id, formerId])),
      after: { responsibleId, companies: moved.length },
    });
    return moved.length;
  });
}
