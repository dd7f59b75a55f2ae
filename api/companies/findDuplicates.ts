import type { DataSource } from "typeorm";
import type { CompanyDuplicate, Likeness } from "../../contracts/companyMerge.ts";
import type { CompanyId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

interface Sought {
  readonly name: string;
  readonly inn: string | null;
  /** In E.164. */
  readonly numbers: readonly string[];
  /** A company that is there already: it is no duplicate of itself, nor are its head and its branches. */
  readonly companyId?: CompanyId;
}

const SHOWN_MAX = 5;
/** Names of which so many trigrams are the same are similar: «Ромашка» and «Ромашко», not «Ромашка» and «Рубашка». */
const SIMILAR_FROM = 0.5;
/** Of very many similar names some are enough for a hint. */
const SIMILAR_MAX = 500;

const LEGAL_FORMS = "ооо|оао|зао|пао|ао|ип|нко|ано|тоо|гуп|муп|llc|ltd|inc|gmbh";

/** A name without its legal form and its quotation marks. */
const core = (name: string): string =>
  `regexp_replace(' ' || lower(regexp_replace(${name}, '[^[:alnum:]]+', ' ', 'g')) || ' ', ' (${LEGAL_FORMS}) ', ' ', 'g')`;
/** «Школа 5» is not «Школа 6». */
const digits = (name: string): string => `regexp_replace(${name}, '\\D', '', 'g')`;

/** Companies that the viewer sees and that may be the one that is sought; what has most in common first. */
export async function findDuplicates(
  db: DataSource,
  viewer: Viewer,
  { name, inn, numbers, companyId }: Sought,
): Promise<CompanyDuplicate[]> {
  const { values, bind } = parameters();
  const [tenant, own, sought] = [bind(viewer.tenantId), bind(companyId ?? null), `${bind(name)}::text`];
  const rows: (Omit<CompanyDuplicate, "reasons"> & { readonly reasons: Likeness[] })[] = await db.query(
    `WITH alike AS (
       SELECT c.id, 1 AS rank, jsonb_build_object('kind', 'inn') AS reason FROM companies c
       WHERE c."tenantId" = ${tenant} AND c.inn = ${bind(inn)}
       UNION SELECT coalesce(n."companyId", (SELECT p."companyId" FROM contacts p WHERE p.id = n."contactId")), 2,
          jsonb_build_object('kind', 'phone', 'phone', n.e164)
       FROM phone_numbers n
       WHERE n."tenantId" = ${tenant} AND n.e164 = ANY(${bind(numbers)}::text[])
       UNION (SELECT c.id, 3, jsonb_build_object('kind', 'name') FROM companies c
         WHERE c."tenantId" = ${tenant} AND c.name % ${core(sought)} AND ${digits("c.name")} = ${digits(sought)}
           AND similarity(${core("c.name")}, ${core(sought)}) >= ${SIMILAR_FROM} LIMIT ${SIMILAR_MAX}))
     SELECT c.id, c.name, c.inn, jsonb_agg(a.reason ORDER BY a.rank) AS reasons
     FROM alike a JOIN companies c ON c.id = a.id LEFT JOIN companies self ON self.id = ${own}
     WHERE ${sees.company(viewer, "c", bind)} AND c.id IS DISTINCT FROM ${own}
       AND (self.id IS NULL OR c."headCompanyId" IS DISTINCT FROM self.id) AND self."headCompanyId" IS DISTINCT FROM c.id
     GROUP BY c.id ORDER BY count(DISTINCT a.rank) DESC, min(a.rank), c.name, c.id LIMIT ${SHOWN_MAX}`,
    values,
  );
  return rows;
}
