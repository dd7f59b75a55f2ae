import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { ContactCardFields } from "../../contracts/contact.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, ContactId, TenantId } from "../../contracts/ids.ts";
import { ContactRecord } from "../../entities/contactRecord.ts";
import { newId } from "../../entities/newId.ts";
import { changedFields } from "../changedFields.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { type Given, given, type Plain } from "./given.ts";
import { lockCompany } from "./lockCompany.ts";
import { saveEmails, savePhones, typedPoints } from "./saveContactPoints.ts";

interface ContactToCreate {
  readonly tenantId: TenantId;
  readonly companyId: CompanyId;
  readonly fields: Given<ContactCardFields>;
  readonly by: OperatorRef;
}

/** Adds a person of a company. Throws company.not_found. */
export async function createCompanyContact(
  db: DataSource,
  { tenantId, companyId, fields: { phones = [], emails = [], ...fields }, by }: ContactToCreate,
): Promise<ContactId> {
  return transact(db, async (manager) => {
    await lockCompany(manager, tenantId, companyId);
    const contactId = newId("ctc");
    const row = { ...given(fields), name: fullName(fields) ?? phones[0]?.phone ?? emails[0]?.email ?? "—", companyId };
    await manager.getRepository(ContactRecord).insert({ ...row, id: contactId, tenantId });
    await savePhones(manager, tenantId, { contactId }, phones);
    await saveEmails(manager, tenantId, { contactId }, emails);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "contact.created",
      entityId: contactId,
      after: { ...withoutWords(row), phones: phones.map(({ phone }) => phone) },
    });
    await recordTimeline(manager, {
      tenantId,
      key: `contact/${contactId}/created`,
      kind: "company.contactAdded",
      companyId,
      contactId,
      operatorId: by.operatorId,
      facts: { contactName: row.name },
    });
    await recordEvents(manager, tenantId, [
      { kind: "contact.created", companyId, contactId },
      { kind: "company.changed", companyId, contactId },
    ]);
    return contactId;
  });
}

interface CardChange {
  readonly tenantId: TenantId;
  readonly contactId: ContactId;
  readonly version: number;
  readonly change: Given<ContactCardFields & { companyId: CompanyId | null }>;
  readonly by: OperatorRef;
}

/** Throws contact.not_found, contact.changed_meanwhile, company.not_found. */
export async function changeContactCard(
  db: DataSource,
  { tenantId, contactId, version, change: { phones, emails, ...fields }, by }: CardChange,
): Promise<void> {
  await transact(db, async (manager) => {
    const contact = await lockContact(manager, tenantId, contactId);
    if (contact.version !== version) throw new ProductError("contact.changed_meanwhile");
    if (fields.companyId) await lockCompany(manager, tenantId, fields.companyId);
    const before = { ...contact, ...(await typedPoints(manager, { contactId })) };
    const card = { ...contact, ...given(fields) };
    const isNamed = fields.firstName !== undefined || fields.lastName !== undefined;
    const name = (isNamed ? fullName(card) : null) ?? contact.name;
    await manager
      .getRepository(ContactRecord)
      .update({ id: contactId }, { ...given(fields), name, version: version + 1 });
    if (phones) await savePhones(manager, tenantId, { contactId }, phones);
    if (emails) await saveEmails(manager, tenantId, { contactId }, emails);
    const after = { ...before, ...given(fields), name, ...(await typedPoints(manager, { contactId })) };
    const changed = changedFields(withoutWords(before), withoutWords(after));
    await recordAudit(manager, { tenantId, by, action: "contact.cardChanged", entityId: contactId, ...changed });
    const { companyId } = after;
    await recordTimeline(manager, {
      tenantId,
      key: `contact/${contactId}/changed/${version}`,
      kind: "contact.changed",
      companyId,
      contactId,
      operatorId: by.operatorId,
      facts: { fields: Object.keys(changed.after), contactName: name },
    });
    const touched = new Set([contact.companyId, companyId].filter((id) => id !== null));
    const events = [...touched].map((id) => ({ kind: "company.changed", companyId: id, contactId }) as const);
    await recordEvents(manager, tenantId, events);
  });
}

async function lockContact(manager: EntityManager, tenantId: TenantId, id: ContactId): Promise<Plain<ContactRecord>> {
  const contact = await manager
    .getRepository(ContactRecord)
    .findOne({ where: { id, tenantId }, lock: { mode: "for_no_key_update" } });
  if (contact === null) throw new ProductError("contact.not_found");
  return contact;
}

const fullName = ({ firstName = "", lastName = "" }: Given<ContactCardFields>): string | null =>
  [firstName, lastName].filter(Boolean).join(" ") || null;

/** The log keeps how long a note is, and not what it says. */
const withoutWords = <Card extends { readonly note?: string | undefined }>({ note = "", ...card }: Card) => ({
  ...card,
  noteLength: note.length,
});
