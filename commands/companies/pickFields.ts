import { MergedFields } from "../../contracts/companyMerge.ts";
import type { MergedField } from "../../contracts/companyMerge.ts";

/** These fields of a company. */
export const pickFields = (company: MergedFields, names: readonly MergedField[]): MergedFields =>
  MergedFields.parse(Object.fromEntries(names.map((name) => [name, company[name]])));
