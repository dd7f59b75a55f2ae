import type { Company } from "../../contracts/company.ts";
import type { Contact } from "../../contracts/contact.ts";
import type { EmailAddress, PhoneNumber } from "../../contracts/contactPoints.ts";
import type { CompanyId, CompanyNoteId, OperatorId } from "../../contracts/ids.ts";
import { toUuid } from "./callIds.ts";

const pkOf = (id: string | null) => (id === null ? null : toUuid(id));

const numberOf = (phone: PhoneNumber, order: number) => ({
  id: toUuid(phone.id),
  order,
  value: phone.phone,
  type: phone.kind,
  comment: phone.comment,
  is_cold_call: phone.isColdCall,
  cold_marked_at: phone.coldMarkedAt,
  cold_marked_by: phone.coldMarkedByName,
  cold_marked_call: pkOf(phone.coldMarkedCallId),
});

const addressOf = ({ id, email, kind }: EmailAddress, order: number) => ({
  id: toUuid(id),
  order,
  value: email,
  type: kind,
});

/** A company in the app's words. Its first number and address are its main ones, and the others stand in the lists. */
export const companyForPhone = ({
  phones: [main, ...phones],
  emails: [mainEmail, ...emails],
  ...company
}: Company) => ({
  id: toUuid(company.id),
  name: company.name,
  legal_name: company.legalName,
  inn: company.inn ?? "",
  kpp: company.kpp ?? "",
  address: company.address,
  website: company.website,
  activity_kind: company.activityKind,
  phone: main?.phone ?? "",
  email: mainEmail?.email ?? "",
  contact_name: company.contactName,
  contact_position: company.contactPosition,
  phones: phones.map(numberOf),
  emails: emails.map(addressOf),
  lead_state: company.leadState.toUpperCase(),
  is_cold_call: [main, ...phones].some((phone) => phone?.isColdCall),
  responsible: pkOf(company.responsibleId),
  branch: pkOf(company.branchId),
  head_company: pkOf(company.headCompanyId),
  status: pkOf(company.statusId),
  spheres: company.sphereIds.map(toUuid),
  contract_type: company.contractType,
  contract_until: company.contractUntil,
  created_at: company.createdAt,
});

export const contactForPhone = ({ phones, emails, ...contact }: Contact) => ({
  id: toUuid(contact.id),
  company: pkOf(contact.companyId),
  // Whom only a messenger has named has no parts of a name.
  first_name: contact.firstName === "" && contact.lastName === "" ? contact.name : contact.firstName,
  last_name: contact.lastName,
  position: contact.position,
  status: "",
  note: contact.note,
  is_cold_call: phones.some(({ isColdCall }) => isColdCall),
  phones: phones.map(numberOf),
  emails: emails.map(addressOf),
  created_at: contact.createdAt,
});

export interface NoteRow {
  readonly id: CompanyNoteId;
  readonly companyId: CompanyId;
  readonly authorId: OperatorId;
  readonly text: string;
  readonly fileName: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  readonly pinnedAt: Date | null;
  readonly pinnedById: OperatorId | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
}

/** A note with what is known of its file; the file itself is opened in the console. */
export const noteForPhone = (note: NoteRow) => ({
  id: toUuid(note.id),
  company: toUuid(note.companyId),
  author: toUuid(note.authorId),
  text: note.text,
  attachment: null,
  attachment_name: note.fileName ?? "",
  attachment_ext: /\.([^.]+)$/.exec(note.fileName ?? "")?.[1]?.toLowerCase() ?? "",
  attachment_size: note.sizeBytes,
  attachment_content_type: note.mimeType ?? "",
  is_pinned: note.pinnedAt !== null,
  pinned_at: note.pinnedAt?.toISOString() ?? null,
  pinned_by: pkOf(note.pinnedById),
  external_source: "",
  external_uid: "",
  created_at: note.createdAt.toISOString(),
  edited_at: note.editedAt?.toISOString() ?? null,
});
