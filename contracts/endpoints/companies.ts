import { z } from "zod";
import { Company, CompanyFields } from "../company.ts";
import { COMPANY_FILTER_LENGTH_MAX, CompanyFilter, CompanySort } from "../companyFilter.ts";
import { Contact, ContactCardFields } from "../contact.ts";
import { endpoint } from "../endpoint.ts";
import { CallRequestId, CompanyId, ContactId, OperatorId, PhoneNumberId } from "../ids.ts";
import { parseJson } from "../parseJson.ts";
import { PhoneNumber } from "../contactPoints.ts";
import { TimelineEntry } from "../timeline.ts";

const base = "/api/v1/operator/companies" as const;
const params = z.object({ companyId: CompanyId });
const version = z.number().int().min(1);
const page = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/** `next` is the cursor of the following page, null on the last; it goes on in the same sort. */
export const listCompanies = endpoint({
  name: "listCompanies",
  summary: "Companies of a filter, found by name, legal name, ИНН or any part of a phone.",
  method: "GET",
  path: base,
  access: "companies.read",
  query: z.object({
    search: z.string().trim().max(100).optional(),
    filter: z.string().max(COMPANY_FILTER_LENGTH_MAX).transform(parseJson).pipe(CompanyFilter).optional(),
    sort: CompanySort.default("name"),
    ...page,
  }),
  result: z.object({ companies: z.array(Company), next: z.string().nullable() }),
});

const CompanyFilterText = z.string().max(COMPANY_FILTER_LENGTH_MAX).transform(parseJson).pipe(CompanyFilter);
const search = z.string().trim().max(100);

export const countCompanies = endpoint({
  name: "countCompanies",
  summary: "How many companies are selected; one more than a transfer takes stands for all above.",
  method: "GET",
  path: "/api/v1/operator/company-count",
  access: "companies.read",
  query: z.object({ search: search.optional(), filter: CompanyFilterText.optional() }),
  result: z.object({ companies: z.number().int() }),
});

/** Refused with bulk.too_large above 10,000 of them, and with bulk.nothing_selected where there is none. */
export const transferCompanies = endpoint({
  name: "transferCompanies",
  summary: "Give every company that is selected to another responsible operator, all of them or none.",
  method: "POST",
  path: "/api/v1/operator/company-transfers",
  access: "companies.approve",
  body: z.object({
    search: search.optional(),
    filter: CompanyFilter.default({}),
    responsibleId: OperatorId.nullable(),
  }),
  result: z.object({ companies: z.number().int() }),
});

export const getCompany = endpoint({
  name: "getCompany",
  summary: "One company with its numbers and addresses.",
  method: "GET",
  path: `${base}/:companyId`,
  access: "companies.read",
  params,
  result: Company,
});

export const createCompany = endpoint({
  name: "createCompany",
  summary: "Add a company. Without a responsible operator it is the author's.",
  method: "POST",
  path: base,
  access: "companies.edit",
  body: CompanyFields.partial().required({ name: true }),
  result: Company,
});

/** Absent fields stay; phones and emails are given whole. Refused with company.changed_meanwhile where `version` has passed. */
export const changeCompany = endpoint({
  name: "changeCompany",
  summary: "Change what is known of a company.",
  method: "PATCH",
  path: `${base}/:companyId`,
  access: "companies.edit",
  params,
  body: z.object({ ...CompanyFields.partial().shape, version }),
  result: Company,
});

export const listCompanyContacts = endpoint({
  name: "listCompanyContacts",
  summary: "The people of a company, by name.",
  method: "GET",
  path: `${base}/:companyId/contacts`,
  access: "companies.read",
  params,
  result: z.object({ contacts: z.array(Contact) }),
});

export const createCompanyContact = endpoint({
  name: "createCompanyContact",
  summary: "Add a person of a company.",
  method: "POST",
  path: `${base}/:companyId/contacts`,
  access: "companies.edit",
  params,
  body: ContactCardFields.partial(),
  result: Contact,
});

/** Absent fields stay. Refused with contact.changed_meanwhile where `version` has passed. */
export const changeContactCard = endpoint({
  name: "changeContactCard",
  summary: "Change what is known of a contact: name, position, company, numbers and addresses.",
  method: "PATCH",
  path: "/api/v1/operator/contacts/:contactId/card",
  access: "companies.edit",
  params: z.object({ contactId: ContactId }),
  body: z.object({ ...ContactCardFields.partial().shape, companyId: CompanyId.nullable().optional(), version }),
  result: Contact,
});

export const markColdCall = endpoint({
  name: "markColdCall",
  summary: "Say that a number was called cold, or that it was not; the call is named where it is known.",
  method: "POST",
  path: "/api/v1/operator/phone-numbers/:phoneNumberId/cold-call",
  access: "companies.edit",
  params: z.object({ phoneNumberId: PhoneNumberId }),
  body: z.object({ isColdCall: z.boolean(), callRequestId: CallRequestId.nullable().default(null) }),
  result: PhoneNumber,
});

export const listCompanyTimeline = endpoint({
  name: "listCompanyTimeline",
  summary: "What happened with a company and its people, the newest first: calls, notes, changes, conversations.",
  method: "GET",
  path: `${base}/:companyId/timeline`,
  access: "companies.read",
  params,
  query: z.object(page),
  result: z.object({ entries: z.array(TimelineEntry), next: z.string().nullable() }),
});

export const listContactTimeline = endpoint({
  name: "listContactTimeline",
  summary: "What happened with a contact, the newest first: calls, changes, conversations.",
  method: "GET",
  path: "/api/v1/operator/contacts/:contactId/timeline",
  access: "contacts.read",
  params: z.object({ contactId: ContactId }),
  query: z.object(page),
  result: z.object({ entries: z.array(TimelineEntry), next: z.string().nullable() }),
});
