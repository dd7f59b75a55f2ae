import { z } from "zod";
import { Company } from "../company.ts";
import { CompanyDuplicate, MergedField, MergedPart } from "../companyMerge.ts";
import { endpoint } from "../endpoint.ts";
import { CompanyId, CompanyMergeId } from "../ids.ts";

const base = "/api/v1/operator" as const;
const params = z.object({ companyId: CompanyId });
const duplicates = z.object({ duplicates: z.array(CompanyDuplicate) });

export const listCompanyDuplicates = endpoint({
  name: "listCompanyDuplicates",
  summary: "At most five companies that may be this one, each with the reasons; what has most in common first.",
  method: "GET",
  path: `${base}/companies/:companyId/duplicates`,
  access: "companies.read",
  params,
  result: duplicates,
});

export const findCompanyDuplicates = endpoint({
  name: "findCompanyDuplicates",
  summary: "At most five companies that may be the one that is about to be added.",
  method: "GET",
  path: `${base}/company-duplicates`,
  access: "companies.read",
  query: z.object({
    name: z.string().trim().max(300).default(""),
    inn: z.string().trim().max(20).default(""),
    phone: z.string().trim().max(100).default(""),
  }),
  result: duplicates,
});

/** An empty field of the survivor's is filled by the other's; `takes` names those that are the other's though both have one. */
export const mergeCompanies = endpoint({
  name: "mergeCompanies",
  summary: "Make two companies one: what belongs to the other becomes this one's. It can be undone for 30 days.",
  method: "POST",
  path: `${base}/companies/:companyId/merges`,
  access: "companies.edit",
  params,
  body: z.object({ fromId: CompanyId, takes: z.array(MergedField).max(MergedField.options.length).default([]) }),
  result: z.object({ companyMergeId: CompanyMergeId, company: Company }),
});

/** `left`: of what kind, and how much, stays with the survivor because somebody has changed it since. */
export const undoCompanyMerge = endpoint({
  name: "undoCompanyMerge",
  summary: "Part two companies again, each with what it had.",
  method: "POST",
  path: `${base}/company-merges/:companyMergeId/undo`,
  access: "companies.edit",
  params: z.object({ companyMergeId: CompanyMergeId }),
  result: z.object({
    restoredId: CompanyId,
    left: z.array(z.object({ part: MergedPart, count: z.number().int() })),
  }),
});

/** Refused with company.not_found where the caller sees neither. */
export const findSurvivor = endpoint({
  name: "findSurvivor",
  summary: "The company that this one has been merged into, or itself.",
  method: "GET",
  path: `${base}/company-survivor`,
  access: "companies.read",
  query: z.object({ companyId: CompanyId }),
  result: params,
});
