import { mergeCompanies as merge } from "../../commands/companies/mergeCompanies.ts";
import { readNumber } from "../../commands/companies/readNumber.ts";
import { undoCompanyMerge as undo } from "../../commands/companies/undoCompanyMerge.ts";
import {
  findCompanyDuplicates,
  findSurvivor,
  listCompanyDuplicates,
  mergeCompanies,
  undoCompanyMerge,
} from "../../contracts/endpoints/companyMerges.ts";
import { findDuplicates } from "../companies/findDuplicates.ts";
import { survivorOf } from "../companies/survivorOf.ts";
import { route } from "../mount.ts";
import { readCompany } from "../presenters/company.ts";
import { requireVisible } from "../scope/requireVisible.ts";

/** Companies that may be one, and making them one. */
export const companyMergeRoutes = [
  route(listCompanyDuplicates, async ({ params: { companyId }, operator, deps: { db } }) => {
    const { name, inn } = await readCompany(db, operator.tenantId, companyId);
    const numbers: { e164: string }[] = await db.query(
      `SELECT DISTINCT n.e164 FROM phone_numbers n WHERE n.e164 IS NOT NULL
         AND (n."companyId" = $1 OR n."contactId" = ANY(ARRAY(SELECT p.id FROM contacts p WHERE p."companyId" = $1)))`,
      [companyId],
    );
    const sought = { name, inn, numbers: numbers.map(({ e164 }) => e164), companyId };
    return { duplicates: await findDuplicates(db, operator, sought) };
  }),

  route(findCompanyDuplicates, async ({ query: { name, inn, phone }, operator, deps: { db } }) => {
    const number = readNumber(phone);
    const sought = { name, inn: inn.replace(/\s/g, "") || null, numbers: number === null ? [] : [number] };
    return { duplicates: await findDuplicates(db, operator, sought) };
  }),

  route(mergeCompanies, async ({ params: { companyId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await requireVisible(db, operator, "companyId", body.fromId);
    const companyMergeId = await merge(db, { tenantId, companyId, ...body, by: operator });
    return { companyMergeId, company: await readCompany(db, tenantId, companyId) };
  }),

  route(undoCompanyMerge, ({ params: { companyMergeId }, operator, deps: { db } }) =>
    undo(db, { tenantId: operator.tenantId, companyMergeId, by: operator }),
  ),

  route(findSurvivor, async ({ query: { companyId }, operator, deps: { db } }) => {
    const survivorId = await survivorOf(db, operator.tenantId, companyId);
    await requireVisible(db, operator, "companyId", survivorId);
    return { companyId: survivorId };
  }),
];
