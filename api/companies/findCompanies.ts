import { z } from "zod";
import type { DataSource } from "typeorm";
import type { CompanySort } from "../../contracts/companyFilter.ts";
import type { listCompanies } from "../../contracts/endpoints/companies.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { parameters } from "../parameters.ts";
import { presentCompany, selectCompanies } from "../presenters/company.ts";
import type { CompanyRow } from "../presenters/company.ts";
import type { Viewer } from "../scope/viewer.ts";
import { selected } from "./selectCompanyIds.ts";

interface Sort {
  readonly column: string;
  readonly type: "text" | "timestamptz" | "date";
  readonly direction: "ASC" | "DESC";
  readonly key: z.ZodType<string>;
}

const sorts: Readonly<Record<CompanySort, Sort>> = {
  name: { column: "c.name", type: "text", direction: "ASC", key: z.string() },
  created: { column: `c."createdAt"`, type: "timestamptz", direction: "DESC", key: TimeKey },
  changed: { column: `c."updatedAt"`, type: "timestamptz", direction: "DESC", key: TimeKey },
  contractUntil: {
    column: `coalesce(c."contractUntil", 'infinity')`,
    type: "date",
    direction: "ASC",
    key: z.union([z.iso.date(), z.literal("infinity")]),
  },
};

/** A page of the companies that a viewer may see and that fit what is asked. */
export async function findCompanies(
  db: DataSource,
  viewer: Viewer,
  { search, filter, sort: by, cursor, limit }: z.output<typeof listCompanies.query>,
): Promise<z.input<typeof listCompanies.result>> {
  const { column, type, direction, key } = sorts[by];
  const [after, afterId] = readCursor(cursor, key);
  const conditionsOf = await selected(db, viewer, { search, filter });
  const { values, bind } = parameters();
  const conditions = [...conditionsOf(bind)];
  if (after !== null) {
    conditions.push(`(${column}, c.id) ${direction === "ASC" ? ">" : "<"} (${bind(after)}::${type}, ${bind(afterId)})`);
  }
  const order = `ORDER BY ${column} ${direction}, c.id ${direction}`;
  const rows: CompanyRow[] = await db.query(
    `${selectCompanies(column)} WHERE c.id = ANY(ARRAY(
       SELECT c.id FROM companies c WHERE ${conditions.join(" AND ")} ${order} LIMIT ${bind(limit + 1)})) ${order}`,
    values,
  );
  const { page, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { companies: page.map(presentCompany), next };
}
