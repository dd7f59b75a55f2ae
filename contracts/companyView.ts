import { z } from "zod";
import { CompanyColumn, CompanyFilter, CompanySort } from "./companyFilter.ts";
import { CompanyViewId } from "./ids.ts";

/** A table of companies that somebody has saved: which of them, in which order, with which columns. */
export const CompanyViewFields = z.object({
  name: z.string().trim().min(1).max(40),
  filter: CompanyFilter,
  sort: CompanySort,
  columns: z.array(CompanyColumn).max(CompanyColumn.options.length),
});

/** Everybody of the tenant has a shared one; the rest are one's own. */
export const CompanyView = CompanyViewFields.extend({ id: CompanyViewId, isShared: z.boolean() });
export type CompanyView = z.infer<typeof CompanyView>;
