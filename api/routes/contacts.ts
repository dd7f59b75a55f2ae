import { z } from "zod";
import type { DataSource } from "typeorm";
import type { Contact } from "../../contracts/contact.ts";
import { getContact, listContacts } from "../../contracts/endpoints/records.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ContactId, TenantId } from "../../contracts/ids.ts";
import { pageOf, readCursor } from "../cursor.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { presentContact, selectContacts } from "../presenters/contact.ts";
import type { ContactRow } from "../presenters/contact.ts";
import { searchPattern } from "../searchContacts.ts";
import { waysToContacts } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

export const contactRoutes = [
  route(listContacts, ({ query, operator, deps: { db } }) => readContacts(db, operator, query)),
  route(getContact, ({ params: { contactId }, operator: { tenantId }, deps: { db } }) =>
    readContact(db, tenantId, contactId),
  ),
];

/** The contacts that somebody may see, by name. */
export async function readContacts(
  db: DataSource,
  viewer: Viewer,
  { search, cursor, limit }: z.output<typeof listContacts.query>,
): Promise<z.input<typeof listContacts.result>> {
  const [name, id] = readCursor(cursor, z.string());
  const { values, bind } = parameters();
  const sought = search ? soughtByName(viewer, searchPattern(search), bind) : "";
  const after = name === null ? "" : `AND (p.name, p.id) > (${bind(name)}, ${bind(id)})`;
  const take = `ORDER BY p.name, p.id LIMIT ${bind(limit + 1)}`;
  const arms = waysToContacts(viewer).map(
    (seen) =>
      `(SELECT p.id, p.name FROM ${sought === "" ? "contacts" : "sought"} p WHERE ${seen(viewer, "p", bind)} ${after} ${take})`,
  );
  const rows: ContactRow[] = await db.query(
    `${sought} ${selectContacts} WHERE p.id = ANY(ARRAY(SELECT p.id FROM (${arms.join(" UNION ")}) p ${take}))
     ORDER BY p.name, p.id`,
    values,
  );
  const { page, next } = pageOf(rows, limit, (row) => [row.name, row.id]);
  return { contacts: page.map(presentContact), next };
}

/** Found by its letters and put in order before it is asked whom the viewer may see: otherwise all names are walked through. */
const soughtByName = ({ tenantId }: Viewer, pattern: string, bind: Bind) => {
  const fits = bind(pattern);
  return `WITH sought AS MATERIALIZED (
    SELECT id, name, "tenantId", "companyId" FROM contacts
    WHERE "tenantId" = ${bind(tenantId)} AND (name ILIKE ${fits} OR phone ILIKE ${fits}) ORDER BY name, id)`;
};

/** Throws contact.not_found, also for a contact of another tenant. */
export async function readContact(db: DataSource, tenantId: TenantId, id: ContactId): Promise<Contact> {
  const [row]: ContactRow[] = await db.query(`${selectContacts} WHERE p.id = $1 AND p."tenantId" = $2`, [id, tenantId]);
  if (row === undefined) throw new ProductError("contact.not_found");
  return presentContact(row);
}
