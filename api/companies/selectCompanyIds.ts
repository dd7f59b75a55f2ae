import type { DataSource } from "typeorm";
import type { CompanyFilter } from "../../contracts/companyFilter.ts";
import { TRANSFER_MAX } from "../../contracts/companyFilter.ts";
import type { CompanyId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import { fitsFilter } from "./fitsFilter.ts";
import { soughtCompanies } from "./searchCompanies.ts";

interface Selection {
  readonly search?: string | undefined;
  readonly filter?: CompanyFilter | undefined;
}

/** The conditions that a viewer may see the company `c` and that it is selected. */
export async function selected(
  db: DataSource,
  viewer: Viewer,
  { search, filter = {} }: Selection,
): Promise<(bind: Bind) => readonly string[]> {
  const narrowed = search ? await soughtCompanies(db, viewer.tenantId, search) : undefined;
  return (bind) => [
    sees.company(viewer, "c", bind),
    ...fitsFilter(filter, viewer, bind),
    ...(narrowed === undefined ? [] : [narrowed(bind)]),
  ];
}

/** All that are selected; one more than a transfer takes shows that it is too many. */
export async function selectCompanyIds(
  db: DataSource,
  viewer: Viewer,
  selection: Selection,
): Promise<readonly CompanyId[]> {
  const conditions = await selected(db, viewer, selection);
  const { values, bind } = parameters();
  const rows: { id: CompanyId }[] = await db.query(
    `SELECT c.id FROM companies c WHERE ${conditions(bind).join(" AND ")} LIMIT ${TRANSFER_MAX + 1}`,
    values,
  );
  return rows.map(({ id }) => id);
}
