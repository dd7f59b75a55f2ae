import { z } from "zod";
import { CompanyFields, ContractType } from "../company.ts";
import { ContactCardFields } from "../contact.ts";
import { EmailAddressToSave, PhoneNumberToSave } from "../contactPoints.ts";
import { BranchId, CompanyId, CompanyNoteId, ContactId, DictionaryEntryId, OperatorId } from "../ids.ts";

/** The app counts pages from one. */
export const RECORDS_ON_PAGE = 50;

/** What is no number of a page is asked for as one that is not there. */
const page = z.coerce.number().int().min(0).max(1_000_000).catch(0).default(1);
const search = z.string().trim().max(100).catch("").default("");

const uuid = z.uuid({
  error: ({ input }) => (input === undefined ? "This field is required." : "Must be a valid UUID."),
});

/** An id as the app writes it, as ours. */
const pk = <Id extends z.ZodType<string, string>>(prefix: string, id: Id) =>
  uuid.transform((text) => `${prefix}_${text.replaceAll("-", "").toLowerCase()}`).pipe(id);

/** Ids of what has an address of its own. */
export const CompanyPk = pk("cmp", CompanyId);
export const ContactPk = pk("ctc", ContactId);
export const CompanyNotePk = pk("cnt", CompanyNoteId);

export const PhoneCompaniesQuery = z.object({ page, search });
export const PhoneContactsQuery = z.object({ page, search, company: CompanyPk.optional() });
export const PhoneNotesQuery = z.object({ page, company: CompanyPk.optional() });

const required = (charactersMax: number) =>
  z
    .string("This field is required.")
    .trim()
    .min(1, "This field may not be blank.")
    .max(charactersMax, `Ensure this field has no more than ${charactersMax} characters.`);

const value = z.string("This field is required.").trim();
const comment = PhoneNumberToSave.shape.comment;
const number = z.object({
  value: value.pipe(PhoneNumberToSave.shape.phone),
  type: PhoneNumberToSave.shape.kind,
  comment,
});
const address = z.object({
  value: value.pipe(EmailAddressToSave.shape.email),
  type: EmailAddressToSave.shape.kind,
});

const {
  legalName,
  inn,
  kpp,
  address: postalAddress,
  website,
  activityKind,
  contactName,
  contactPosition,
  contractUntil,
} = CompanyFields.shape;

/** A company as the app writes it: its main number and address stand beside the others. */
export const PhoneCompany = z.object({
  name: required(300),
  legal_name: legalName.optional(),
  inn: inn.optional(),
  kpp: kpp.optional(),
  address: postalAddress.optional(),
  website: website.optional(),
  activity_kind: activityKind.optional(),
  contact_name: contactName.optional(),
  contact_position: contactPosition.optional(),
  phone: z.string().trim().max(60).default(""),
  phones: z.array(number).max(29).default([]),
  email: z.union([z.literal(""), EmailAddressToSave.shape.email]).default(""),
  emails: z.array(address).max(29).default([]),
  contract_type: ContractType.nullable().optional(),
  contract_until: contractUntil.optional(),
  responsible: pk("opr", OperatorId).nullable().optional(),
  branch: pk("brn", BranchId).nullable().optional(),
  head_company: CompanyPk.nullable().optional(),
  status: pk("dic", DictionaryEntryId).nullable().optional(),
  spheres: z.array(pk("dic", DictionaryEntryId)).max(20).optional(),
});
export type PhoneCompany = z.output<typeof PhoneCompany>;

const card = ContactCardFields.shape;

export const PhoneContact = z.object({
  company: CompanyPk,
  first_name: card.firstName.optional(),
  last_name: card.lastName.optional(),
  position: card.position.optional(),
  note: card.note.optional(),
  phones: z.array(number).max(30).default([]),
  emails: z.array(address).max(30).default([]),
});
export type PhoneContact = z.output<typeof PhoneContact>;

export const PhoneCompanyNote = z.object({ company: CompanyPk, text: required(20_000) });
