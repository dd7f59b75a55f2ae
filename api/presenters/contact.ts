import type { Contact } from "../../contracts/contact.ts";
import { emailsOf, phonesOf } from "./contactPoints.ts";

export interface ContactRow extends Omit<Contact, "createdAt"> {
  readonly createdAt: Date;
}

/** A contact with its identities. `p` is the contact. */
export const selectContacts = `
  SELECT p.id, p.name, p.phone, p."createdAt", p."responsibleId", p."firstName", p."lastName", p.position, p.note,
    p.version, p."companyId", (SELECT c.name FROM companies c WHERE c.id = p."companyId" AND c."deletedAt" IS NULL) AS "companyName",
    ${phonesOf("contactId", "p")} AS phones, ${emailsOf("contactId", "p")} AS emails,
    (SELECT o.name FROM operators o WHERE o.id = p."responsibleId") AS "responsibleName",
    coalesce((SELECT jsonb_agg(jsonb_build_object('channelAccountId', i."channelAccountId", 'channelKind', a.kind,
        'externalId', i."externalId", 'username', i.username) ORDER BY i."channelAccountId")
      FROM contact_identities i JOIN channel_accounts a ON a.id = i."channelAccountId"
      WHERE i."tenantId" = p."tenantId" AND i."contactId" = p.id), '[]') AS identities
  FROM contacts p`;

export const presentContact = (row: ContactRow): Contact => ({ ...row, createdAt: row.createdAt.toISOString() });
