import type { DataSource } from "typeorm";
import type { TenantId } from "../../contracts/ids.ts";
import type { Bind } from "../parameters.ts";
import { parameters } from "../parameters.ts";
import { searchPattern } from "../searchContacts.ts";

/** So few are put in order at once; of more, the beginning is soon met when all are walked through in their order. */
const FEW = 1_000;

const DIGITS_MIN = 3;
const phoneLike = /^[\d\s()+-]+$/;

/**
 * The further condition on `c` that its name, its legal name, its ИНН, or a number of it or of its people fits. What few
 * companies fit is looked up by the trigram indexes; what many fit ("ООО") would only be put in order by them.
 */
export async function soughtCompanies(
  db: DataSource,
  tenantId: TenantId,
  search: string,
): Promise<(bind: Bind) => string> {
  const { values, bind } = parameters();
  const byName = `SELECT c.id FROM companies c WHERE c."tenantId" = ${bind(tenantId)} AND ${named("c", search, bind)}`;
  const ways = [byName, ...waysByNumber(search, tenantId, bind)];
  const found: { id: string }[] = await db.query(
    `SELECT id FROM (${ways.join(" UNION ")}) found LIMIT ${FEW + 1}`,
    values,
  );
  if (found.length <= FEW) {
    const ids = found.map(({ id }) => id);
    return (own) => `c.id = ANY(${own(ids)}::text[])`;
  }
  // Binds nothing that it does not say: PostgreSQL refuses a value whose type the text does not tell.
  return (own) => {
    const byNumber = waysByNumber(search, tenantId, own).map((way) => `c.id IN (${way})`);
    return `(${[named("c", search, own), ...byNumber].join(" OR ")})`;
  };
}

/** None where what is sought cannot be a number. */
function waysByNumber(search: string, tenantId: TenantId, bind: Bind): readonly string[] {
  const digits = search.replace(/\D/g, "").replace(/^[78](?=\d{3})/, "");
  if (!phoneLike.test(search) || digits.length < DIGITS_MIN) return [];
  const numbers = `FROM phone_numbers n WHERE n."tenantId" = ${bind(tenantId)} AND n.e164 LIKE ${bind(`%${digits}%`)}`;
  return [
    `SELECT n."companyId" AS id ${numbers} AND n."companyId" IS NOT NULL`,
    `SELECT p."companyId" AS id FROM contacts p WHERE p."companyId" IS NOT NULL
       AND p.id IN (SELECT n."contactId" ${numbers} AND n."contactId" IS NOT NULL)`,
  ];
}

function named(c: string, search: string, bind: Bind): string {
  const fits = bind(searchPattern(search));
  return `(${["name", "legalName", "inn"].map((column) => `${c}."${column}" ILIKE ${fits}`).join(" OR ")})`;
}
