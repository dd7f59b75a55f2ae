import type { DataSource } from "typeorm";
import type { Company } from "../../contracts/company.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, TenantId } from "../../contracts/ids.ts";
import { emailsOf, phonesOf } from "./contactPoints.ts";

export interface CompanyRow extends Omit<Company, "createdAt" | "lastCallAt"> {
  readonly createdAt: Date;
  readonly lastCallAt: Date | null;
  readonly key: string;
}

/** Calls that somebody made; not those that wait, that nobody took, or that were withdrawn. */
export const CALLS_MADE = `state IN ('claimed', 'reported', 'unknown')`;

/** A company `c` with all that a table or its card shows, and its key in the order of a list. */
export const selectCompanies = (key = "NULL"): string => `
  SELECT ${key}::text AS key, c.id, c.name, c."legalName", c.inn, c.kpp, c.address, c.website, c."activityKind", c."contactName",
    c."contactPosition", c."leadState", c."responsibleId", c."branchId", c."headCompanyId", c."statusId", c."sphereIds",
    c."contractType", c."contractUntil"::text AS "contractUntil", c."createdAt", c.version,
    (SELECT o.name FROM operators o WHERE o.id = c."responsibleId") AS "responsibleName",
    (SELECT b.name FROM branches b WHERE b.id = c."branchId") AS "branchName",
    (SELECT h.name FROM companies h WHERE h.id = c."headCompanyId" AND h."deletedAt" IS NULL) AS "headCompanyName",
    (SELECT k."createdAt" FROM call_requests k WHERE k."companyId" = c.id AND k.${CALLS_MADE}
     ORDER BY k."createdAt" DESC LIMIT 1) AS "lastCallAt",
    ${phonesOf("companyId", "c")} AS phones, ${emailsOf("companyId", "c")} AS emails
  FROM companies c`;

export const presentCompany = ({ createdAt, lastCallAt, ...row }: CompanyRow): Company => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastCallAt: lastCallAt?.toISOString() ?? null,
});

/** Throws company.not_found, also for a company of another tenant. */
export async function readCompany(db: DataSource, tenantId: TenantId, id: CompanyId): Promise<Company> {
  const [row]: CompanyRow[] = await db.query(`${selectCompanies()} WHERE c.id = $1 AND c."tenantId" = $2`, [
    id,
    tenantId,
  ]);
  if (row === undefined) throw new ProductError("company.not_found");
  return presentCompany(row);
}
