import { z } from "zod";
import { CompanyAsk, CompanyRequest } from "../companyRequest.ts";
import { endpoint } from "../endpoint.ts";
import { CompanyId, CompanyRequestId } from "../ids.ts";

const base = "/api/v1/operator/company-requests" as const;
const params = z.object({ companyRequestId: CompanyRequestId });

export const askForCompany = endpoint({
  name: "askForCompany",
  summary: "Ask for another lead state of a company, or for its deletion. Those who decide on it are told.",
  method: "POST",
  path: "/api/v1/operator/companies/:companyId/requests",
  access: "companies.edit",
  params: z.object({ companyId: CompanyId }),
  body: CompanyAsk,
  result: CompanyRequest,
});

/** `waiting`: how many of them the caller may decide on. */
export const listCompanyRequests = endpoint({
  name: "listCompanyRequests",
  summary: "One's own requests and, for who may approve, those of the companies they see; the newest first.",
  method: "GET",
  path: base,
  access: "companies.read",
  query: z.object({
    which: z.enum(["pending", "decided"]).default("pending"),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: z.object({ requests: z.array(CompanyRequest), next: z.string().nullable(), waiting: z.number().int() }),
});

export const decideCompanyRequest = endpoint({
  name: "decideCompanyRequest",
  summary: "Approve or decline a request, which is then carried out. On deletions only administrators decide.",
  method: "POST",
  path: `${base}/:companyRequestId/decision`,
  access: "companies.approve",
  params,
  body: z.object({ isApproved: z.boolean(), note: z.string().trim().max(2_000).default("") }),
  result: CompanyRequest,
});

export const cancelCompanyRequest = endpoint({
  name: "cancelCompanyRequest",
  summary: "Withdraw one's own request.",
  method: "POST",
  path: `${base}/:companyRequestId/cancellation`,
  access: "companies.edit",
  params,
  result: CompanyRequest,
});

export const restoreCompany = endpoint({
  name: "restoreCompany",
  summary: "Bring back the company that was deleted by a request, within 30 days. Only administrators do.",
  method: "POST",
  path: `${base}/:companyRequestId/restoration`,
  access: "companies.approve",
  params,
  result: CompanyRequest,
});
