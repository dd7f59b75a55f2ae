import { z } from "zod";
import { EmailAddressToSave, PhoneNumberToSave, EmailAddress, PhoneNumber } from "./contactPoints.ts";
import { BranchId, CompanyId, DictionaryEntryId, OperatorId } from "./ids.ts";
import { isInn, isKpp } from "./taxNumbers.ts";

/** cold: nobody has agreed to anything yet. warm: it knows us and talks with us. */
export const LeadState = z.enum(["cold", "warm"]);
export type LeadState = z.infer<typeof LeadState>;

export const ContractType = z.enum(["FRAME", "TENDER", "LEGAL", "INDIVIDUAL"]);
export type ContractType = z.infer<typeof ContractType>;

const line = z.string().trim().max(300);
/** Spaces go; an empty field is no number. */
const number = z
  .string()
  .transform((text) => text.replace(/\s/g, "").toUpperCase() || null)
  .nullable();

/** What people write about a company. Its lead state is changed by a request that somebody approves. */
export const CompanyFields = z.object({
  name: z.string().trim().min(1).max(300),
  legalName: line,
  inn: number.refine((text) => text === null || isInn(text), "The check digits of this ИНН do not fit."),
  kpp: number.refine((text) => text === null || isKpp(text), "A КПП has nine places."),
  address: z.string().trim().max(1_000),
  website: line,
  activityKind: line,
  contactName: line,
  contactPosition: line,
  responsibleId: OperatorId.nullable(),
  /** Null: everybody's who sees the whole tenant. */
  branchId: BranchId.nullable(),
  headCompanyId: CompanyId.nullable(),
  statusId: DictionaryEntryId.nullable(),
  sphereIds: z.array(DictionaryEntryId).max(20),
  contractType: ContractType.nullable(),
  contractUntil: z.iso.date().nullable(),
  phones: z.array(PhoneNumberToSave).max(30),
  emails: z.array(EmailAddressToSave).max(30),
});
export type CompanyFields = z.output<typeof CompanyFields>;

/** A legal entity. Contacts belong to it, and operators call it. */
export const Company = z.object({
  ...CompanyFields.shape,
  id: CompanyId,
  inn: z.string().nullable(),
  kpp: z.string().nullable(),
  phones: z.array(PhoneNumber),
  emails: z.array(EmailAddress),
  leadState: LeadState,
  responsibleName: z.string().nullable(),
  branchName: z.string().nullable(),
  headCompanyName: z.string().nullable(),
  /** Calls ended; null: none. */
  lastCallAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  /** Counts the changes. A change says which it began from, so that two people do not overwrite each other unseen. */
  version: z.number().int(),
});
export type Company = z.infer<typeof Company>;
