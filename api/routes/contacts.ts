import { z } from "zod";
import { getContact, listContacts } from "../../contracts/endpoints/records.ts";
import { ProductError } from "../../contracts/errors.ts";
import { containing, pageOf, readCursor } from "../cursor.ts";
import { route } from "../mount.ts";
import { presentContact, selectContacts } from "../presenters/contact.ts";
import type { ContactRow } from "../presenters/contact.ts";

export const contactRoutes = [
  route(listContacts, async ({ query: { search, cursor, limit }, operator: { tenantId }, deps: { db } }) => {
    const [name, id] = readCursor(cursor, z.string());
    const rows: ContactRow[] = await db.query(
      `${selectContacts}
       WHERE p."tenantId" = $1 AND ($2::text IS NULL OR p.name ILIKE $2 OR p.phone ILIKE $2)
         AND ($3::text IS NULL OR (p.name, p.id) > ($3, $4))
       ORDER BY p.name, p.id LIMIT $5`,
      [tenantId, search ? containing(search) : null, name, id, limit + 1],
    );
    const { page, next } = pageOf(rows, limit, (row) => [row.name, row.id]);
    return { contacts: page.map(presentContact), next };
  }),

  route(getContact, async ({ params: { contactId }, operator: { tenantId }, deps: { db } }) => {
    const [row]: ContactRow[] = await db.query(`${selectContacts} WHERE p.id = $1 AND p."tenantId" = $2`, [
      contactId,
      tenantId,
    ]);
    if (row === undefined) throw new ProductError("contact.not_found");
    return presentContact(row);
  }),
];
