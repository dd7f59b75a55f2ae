import type { DataSource } from "typeorm";
import type { Contact } from "../../contracts/contact.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ContactId, TenantId } from "../../contracts/ids.ts";

export interface ContactRow extends Omit<Contact, "createdAt"> {
  readonly createdAt: Date;
}

/** A contact with its identities. `p` is the contact. */
export const selectContacts = `
  SELECT p.id, p.name, p.phone, p."createdAt", p."responsibleId",
    (SELECT o.name FROM operators o WHERE o.id = p."responsibleId") AS "responsibleName",
    coalesce((SELECT jsonb_agg(jsonb_build_object('channelAccountId', i."channelAccountId", 'channelKind', a.kind,
        'externalId', i."externalId", 'username', i.username) ORDER BY i."channelAccountId")
      FROM contact_identities i JOIN channel_accounts a ON a.id = i."channelAccountId"
      WHERE i."tenantId" = p."tenantId" AND i."contactId" = p.id), '[]') AS identities
  FROM contacts p`;

export const presentContact = (row: ContactRow): Contact => ({ ...row, createdAt: row.createdAt.toISOString() });

/** Throws contact.not_found, also for a contact of another tenant. */
export async function readContact(db: DataSource, tenantId: TenantId, id: ContactId): Promise<Contact> {
  const [row]: ContactRow[] = await db.query(`${selectContacts} WHERE p.id = $1 AND p."tenantId" = $2`, [id, tenantId]);
  if (row === undefined) throw new ProductError("contact.not_found");
  return presentContact(row);
}
