import { z } from "zod";
import { getContact, listContacts } from "../../contracts/endpoints/records.ts";
import { containing, pageOf, readCursor } from "../cursor.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { presentContact, readContact, selectContacts } from "../presenters/contact.ts";
import type { ContactRow } from "../presenters/contact.ts";
import { sees } from "../scope/scopes.ts";

export const contactRoutes = [
  route(listContacts, async ({ query: { search, cursor, limit }, operator, deps: { db } }) => {
    const [name, id] = readCursor(cursor, z.string());
    const { values, bind } = parameters();
    const sought = search ? bind(containing(search)) : null;
    const rows: ContactRow[] = await db.query(
      `${selectContacts}
       WHERE ${sees.contact(operator, "p", bind)}
         ${sought === null ? "" : `AND (p.name ILIKE ${sought} OR p.phone ILIKE ${sought})`}
         ${name === null ? "" : `AND (p.name, p.id) > (${bind(name)}, ${bind(id)})`}
       ORDER BY p.name, p.id LIMIT ${bind(limit + 1)}`,
      values,
    );
    const { page, next } = pageOf(rows, limit, (row) => [row.name, row.id]);
    return { contacts: page.map(presentContact), next };
  }),

  route(getContact, ({ params: { contactId }, operator: { tenantId }, deps: { db } }) =>
    readContact(db, tenantId, contactId),
  ),
];
