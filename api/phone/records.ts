import type { Request } from "express";
import { z } from "zod";
import { createCompanyContact } from "../../commands/companies/contactCards.ts";
import { createCompany } from "../../commands/companies/createCompany.ts";
import { writeCompanyNote } from "../../commands/companies/notes.ts";
import { ProductError } from "../../contracts/errors.ts";
import {
  CompanyNotePk,
  CompanyPk,
  ContactPk,
  PhoneCompaniesQuery,
  PhoneCompany,
  PhoneCompanyNote,
  PhoneContact,
  PhoneContactsQuery,
  PhoneNotesQuery,
} from "../../contracts/phone/records.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { requireNameable } from "../companies/requireNameable.ts";
import { readCompany } from "../presenters/company.ts";
import { readContact } from "../routes/contacts.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import { toUuid } from "./callIds.ts";
import { phoneRoute } from "./phoneRoute.ts";
import { companyForPhone, contactForPhone } from "./presentRecords.ts";
import { readCompanies, readCompanyNotes, readContacts, readNoteForPhone } from "./readRecords.ts";
import { paginated } from "./recordPage.ts";

/** Companies, their people and notes as the app reads and adds them: seen as in the console, and written by the same commands. */
export const phoneRecordRoutes = [
  phoneRoute(
    { method: "GET", path: "/api/companies/", access: "companies.read", query: PhoneCompaniesQuery },
    async ({ query, operator, request, deps }) =>
      paginated(await readCompanies(deps.db, operator, query), query.page, addressOf(deps, request)),
  ),

  phoneRoute(
    { method: "GET", path: "/api/companies/:companyId/", access: "companies.read" },
    async ({ operator, request, deps: { db } }) => {
      const id = pathId(CompanyPk, request.params["companyId"]);
      await requireVisible(db, operator, "companyId", id);
      return companyForPhone(await readCompany(db, operator.tenantId, id));
    },
  ),

  phoneRoute(
    { method: "POST", path: "/api/companies/", access: "companies.edit", status: 201, body: PhoneCompany },
    async ({ body, operator, deps: { db } }) => {
      const { tenantId, branchId } = operator;
      await requireNamed(
        "responsible",
        body.responsible,
        requireNameable(db, operator, { responsibleId: body.responsible }),
      );
      await requireNamed("branch", body.branch, requireNameable(db, operator, { branchId: body.branch }));
      await requireNamed(
        "head_company",
        body.head_company,
        requireNameable(db, operator, { headCompanyId: body.head_company }),
      );
      const id = await createCompany(db, { tenantId, branchId, fields: fieldsOf(body), by: operator });
      return companyForPhone(await readCompany(db, tenantId, id));
    },
  ),

  phoneRoute(
    { method: "GET", path: "/api/contacts/", access: "contacts.read", query: PhoneContactsQuery },
    async ({ query, operator, request, deps }) =>
      paginated(await readContacts(deps.db, operator, query), query.page, addressOf(deps, request)),
  ),

  phoneRoute(
    { method: "GET", path: "/api/contacts/:contactId/", access: "contacts.read" },
    async ({ operator, request, deps: { db } }) => {
      const id = pathId(ContactPk, request.params["contactId"]);
      await requireVisible(db, operator, "contactId", id);
      return contactForPhone(await readContact(db, operator.tenantId, id));
    },
  ),

  phoneRoute(
    { method: "POST", path: "/api/contacts/", access: "companies.edit", status: 201, body: PhoneContact },
    async ({
      body: { company: companyId, first_name, last_name, phones, emails, ...others },
      operator,
      deps: { db },
    }) => {
      const { tenantId } = operator;
      await requireNamed("company", companyId, requireVisible(db, operator, "companyId", companyId));
      const points = { phones: phones.map(numberOf), emails: emails.map(emailOf) };
      const fields = { ...others, ...points, firstName: first_name, lastName: last_name };
      const id = await createCompanyContact(db, { tenantId, companyId, fields, by: operator });
      return contactForPhone(await readContact(db, tenantId, id));
    },
  ),

  phoneRoute(
    { method: "GET", path: "/api/company-notes/", access: "companies.read", query: PhoneNotesQuery },
    async ({ query, operator, request, deps }) =>
      paginated(await readCompanyNotes(deps.db, operator, query), query.page, addressOf(deps, request)),
  ),

  phoneRoute(
    { method: "GET", path: "/api/company-notes/:companyNoteId/", access: "companies.read" },
    async ({ operator, request, deps: { db } }) => {
      const id = pathId(CompanyNotePk, request.params["companyNoteId"]);
      await requireVisible(db, operator, "companyNoteId", id);
      return readNoteForPhone(db, id);
    },
  ),

  phoneRoute(
    { method: "POST", path: "/api/company-notes/", access: "companies.edit", status: 201, body: PhoneCompanyNote },
    async ({ body: { company: companyId, text }, operator, deps: { db } }) => {
      const { tenantId } = operator;
      await requireNamed("company", companyId, requireVisible(db, operator, "companyId", companyId));
      return readNoteForPhone(db, await writeCompanyNote(db, { tenantId, companyId, text, by: operator }));
    },
  ),
];

const addressOf = ({ settings }: ApiDeps, request: Request): URL => new URL(request.originalUrl, settings.publicUrl);

/** What is no id names nothing. */
function pathId<Id>(schema: z.ZodType<Id>, text: unknown): Id {
  const parsed = schema.safeParse(text);
  if (!parsed.success) throw new ProductError("request.not_found");
  return parsed.data;
}

/** To the app, whatever a field names and one may not see is a fault of that field. */
async function requireNamed(field: string, id: string | null | undefined, named: Promise<void>): Promise<void> {
  try {
    await named;
  } catch (error) {
    if (!(error instanceof ProductError) || id == null) throw error;
    const message = `Invalid pk "${toUuid(id)}" - object does not exist.`;
    throw new z.ZodError([{ code: "custom", path: [field], message, input: id }]);
  }
}

const numberOf = ({ value, type, comment }: PhoneContact["phones"][number]) => ({ phone: value, kind: type, comment });
const emailOf = ({ value, type }: PhoneContact["emails"][number]) => ({ email: value, kind: type, comment: "" });

/** The company's fields in our words; its main number and address come first. */
function fieldsOf(body: PhoneCompany) {
  const { phone, phones, email, emails } = body;
  return {
    name: body.name,
    legalName: body.legal_name,
    inn: body.inn,
    kpp: body.kpp,
    address: body.address,
    website: body.website,
    activityKind: body.activity_kind,
    contactName: body.contact_name,
    contactPosition: body.contact_position,
    contractType: body.contract_type,
    contractUntil: body.contract_until,
    responsibleId: body.responsible,
    branchId: body.branch,
    headCompanyId: body.head_company,
    statusId: body.status,
    sphereIds: body.spheres,
    phones: [...(phone === "" ? [] : [{ phone, kind: "WORK" as const, comment: "" }]), ...phones.map(numberOf)],
    emails: [...(email === "" ? [] : [{ email, kind: "WORK" as const, comment: "" }]), ...emails.map(emailOf)],
  };
}
