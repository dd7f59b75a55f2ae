import { z } from "zod";
import { CompanyView, CompanyViewFields } from "../companyView.ts";
import { endpoint } from "../endpoint.ts";
import { CompanyViewId } from "../ids.ts";

const base = "/api/v1/operator/company-views" as const;
const params = z.object({ companyViewId: CompanyViewId });
const access = "companies.read";

export const listCompanyViews = endpoint({
  name: "listCompanyViews",
  summary: "The shared tables of companies, and then one's own.",
  method: "GET",
  path: base,
  access,
  result: z.object({ views: z.array(CompanyView) }),
});

export const createCompanyView = endpoint({
  name: "createCompanyView",
  summary: "Save a table of companies. A shared one needs the permission settings.manage.",
  method: "POST",
  path: base,
  access,
  body: CompanyViewFields.extend({ isShared: z.boolean().default(false) }),
  result: CompanyView,
});

/** Fields that are absent stay. */
export const changeCompanyView = endpoint({
  name: "changeCompanyView",
  summary: "Change a saved table. A shared one needs the permission settings.manage.",
  method: "PATCH",
  path: `${base}/:companyViewId`,
  access,
  params,
  body: CompanyViewFields.partial(),
  result: CompanyView,
});

export const deleteCompanyView = endpoint({
  name: "deleteCompanyView",
  summary: "Delete a saved table; its companies stay. A shared one needs the permission settings.manage.",
  method: "DELETE",
  path: `${base}/:companyViewId`,
  access,
  params,
  result: z.object({}),
});
