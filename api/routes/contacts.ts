import { z } from "zod";
import { getContact, listContacts } from "../../contracts/endpoints/records.ts";
import { ProductError } from "../../contracts/errors.ts";
import { pageOf, readCursor } from "../cursor.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { presentContact, selectContacts } from "../presenters/contact.ts";
import type { ContactRow } from "../presenters/contact.ts";
import { searchPattern } from "../searchContacts.ts";
import { sees } from "../scope/scopes.ts";

export const contactRoutes = [
  route(listContacts, async ({ query: { search, cursor, limit }, operator, deps: { db } }) => {
    const [name, id] = readCursor(cursor, z.string());
    const { values, bind } = parameters();
    const conditions = [sees.contact(operator, "p", bind)];
    if (search) {
      const pattern = bind(searchPattern(search));
      conditions.push(`(p.name ILIKE ${pattern} OR p.phone ILIKE ${pattern})`);
    }
    if (name !== null) conditions.push(`(p.name, p.id) > (${bind(name)}, ${bind(id)})`);
    const rows: ContactRow[] = await db.query(
      `${selectContacts} WHERE p.id = ANY(ARRAY(
         SELECT p.id FROM contacts p WHERE ${conditions.join(" AND ")} ORDER BY p.name, p.id LIMIT ${bind(limit + 1)}))
       ORDER BY p.name, p.id`,
      values,
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
