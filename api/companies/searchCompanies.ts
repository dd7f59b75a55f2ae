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
  // Each way by itself, and no further than has to be known.
  const ways = [byName, ...waysByNumber(search, tenantId, bind)].map(
    (way, number) => `(SELECT id, ${number} AS way FROM (${way}) found LIMIT ${FEW + 1})`,
  );
  const found: { id: string; way: number }[] = await db.query(ways.join(" UNION ALL "), values);
  if (ways.every((_, number) => found.filter(({ way }) => way === number).length <= FEW)) {
    const ids = [...new Set(found.map(({ id }) => id))];
    return (own) => `c.id = ANY(${own(ids)}::text[])`;
  }
  return (own) => {
    const digits = digitsOf(search);
    return `(${[named("c", search, own), ...(digits === null ? [] : numbered("c", own(`%${digits}%`)))].join(" OR ")})`;
  };
}

/** What of a search is looked for in numbers; null where it cannot be one. */
function digitsOf(search: string): string | null {
  const digits = search.replace(/\D/g, "").replace(/^[78](?=\d{3})/, "");
  return phoneLike.test(search) && digits.length >= DIGITS_MIN ? digits : null;
}

function waysByNumber(search: string, tenantId: TenantId, bind: Bind): readonly string[] {
  const digits = digitsOf(search);
  if (digits === null) return [];
  const numbers = `FROM phone_numbers n WHERE n."tenantId" = ${bind(tenantId)} AND n.e164 LIKE ${bind(`%${digits}%`)}`;
  return [
    `SELECT n."companyId" AS id ${numbers} AND n."companyId" IS NOT NULL`,
    `SELECT p."companyId" AS id FROM contacts p WHERE p."companyId" IS NOT NULL
       AND p.id IN (SELECT n."contactId" ${numbers} AND n."contactId" IS NOT NULL)`,
  ];
}

/** Asked of one company after another. OFFSET keeps PostgreSQL from looking up all numbers that fit for the few on a page. */
const numbered = (c: string, fits: string): readonly string[] => [
  `EXISTS (SELECT 1 FROM phone_numbers n WHERE n."companyId" = ${c}.id AND n.e164 LIKE ${fits} OFFSET 0)`,
  `EXISTS (SELECT 1 FROM contacts p JOIN phone_numbers n ON n."contactId" = p.id
     WHERE p."companyId" = ${c}.id AND n.e164 LIKE ${fits} OFFSET 0)`,
];

function named(c: string, search: string, bind: Bind): string {
  const fits = bind(searchPattern(search));
  return `(${["name", "legalName", "inn"].map((column) => `${c}."${column}" ILIKE ${fits}`).join(" OR ")})`;
}
