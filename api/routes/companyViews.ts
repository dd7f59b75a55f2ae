import {
  changeCompanyView as change,
  createCompanyView as create,
  deleteCompanyView as remove,
} from "../../commands/companies/views.ts";
import type { CompanyView } from "../../contracts/companyView.ts";
import {
  changeCompanyView,
  createCompanyView,
  deleteCompanyView,
  listCompanyViews,
} from "../../contracts/endpoints/companyViews.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";

export const companyViewRoutes = [
  route(listCompanyViews, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const views: CompanyView[] = await db.query(
      `SELECT w.id, w.name, w.filter, w.sort, w.columns, w."operatorId" IS NULL AS "isShared" FROM company_views w
       WHERE ${sees.folder(operator, "w", bind)} ORDER BY w."operatorId" IS NOT NULL, w.position, w.id`,
      values,
    );
    return { views };
  }),

  route(createCompanyView, ({ body, operator, deps: { db } }) => create(db, operator.tenantId, body, operator)),

  route(changeCompanyView, ({ params: { companyViewId }, body, operator, deps: { db } }) =>
    change(db, { tenantId: operator.tenantId, companyViewId, by: operator }, body),
  ),

  route(deleteCompanyView, async ({ params: { companyViewId }, operator, deps: { db } }) => {
    await remove(db, { tenantId: operator.tenantId, companyViewId, by: operator });
    return {};
  }),
];
