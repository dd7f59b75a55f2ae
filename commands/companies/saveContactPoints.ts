import type { EntityManager } from "typeorm";
import type { EmailAddressToSave, PhoneNumberToSave } from "../../contracts/contactPoints.ts";
import type { CompanyId, ContactId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { readNumber } from "./readNumber.ts";

/** On whose card numbers and addresses stand. */
export type CardOf = { readonly companyId: CompanyId } | { readonly contactId: ContactId };

const ownerOf = (card: CardOf) =>
  "companyId" in card ? ([`"companyId"`, card.companyId] as const) : ([`"contactId"`, card.contactId] as const);

/** Makes these the numbers of a locked card, in this order. Those that name an id keep their cold-call flag; the rest of the card's go. */
export async function savePhones(
  manager: EntityManager,
  tenantId: TenantId,
  card: CardOf,
  phones: readonly PhoneNumberToSave[],
): Promise<void> {
  const [column, owner] = ownerOf(card);
  const known = await idsOf(manager, "phone_numbers", column, owner);
  const kept = phones.map(({ id }) => (id !== undefined && known.has(id) ? id : newId("phn")));
  await manager.query(`DELETE FROM phone_numbers WHERE ${column} = $1 AND id <> ALL($2)`, [owner, kept]);
  for (const [position, { phone, kind, comment }] of phones.entries()) {
    await manager.query(
      `INSERT INTO phone_numbers (id, "tenantId", ${column}, phone, e164, kind, comment, position)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id) DO UPDATE SET phone = $4, e164 = $5, kind = $6, comment = $7, position = $8`,
      [kept[position], tenantId, owner, phone, readNumber(phone), kind, comment, position],
    );
  }
}

/** The same for e-mail addresses. */
export async function saveEmails(
  manager: EntityManager,
  tenantId: TenantId,
  card: CardOf,
  emails: readonly EmailAddressToSave[],
): Promise<void> {
  const [column, owner] = ownerOf(card);
  const known = await idsOf(manager, "email_addresses", column, owner);
  const kept = emails.map(({ id }) => (id !== undefined && known.has(id) ? id : newId("eml")));
  await manager.query(`DELETE FROM email_addresses WHERE ${column} = $1 AND id <> ALL($2)`, [owner, kept]);
  for (const [position, { email, kind, comment }] of emails.entries()) {
    await manager.query(
      `INSERT INTO email_addresses (id, "tenantId", ${column}, email, kind, comment, position)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET email = $4, kind = $5, comment = $6, position = $7`,
      [kept[position], tenantId, owner, email, kind, comment, position],
    );
  }
}

/** What stands on a card now, as the audit keeps it. */
export async function typedPoints(manager: EntityManager, card: CardOf) {
  const [column, owner] = ownerOf(card);
  const [row]: { phones: string[]; emails: string[] }[] = await manager.query(
    `SELECT ARRAY(SELECT phone FROM phone_numbers WHERE ${column} = $1 ORDER BY position) AS phones,
       ARRAY(SELECT email FROM email_addresses WHERE ${column} = $1 ORDER BY position) AS emails`,
    [owner],
  );
  return row ?? { phones: [], emails: [] };
}

async function idsOf(manager: EntityManager, table: string, column: string, owner: string): Promise<Set<string>> {
  const rows: { id: string }[] = await manager.query(`SELECT id FROM ${table} WHERE ${column} = $1`, [owner]);
  return new Set(rows.map(({ id }) => id));
}
