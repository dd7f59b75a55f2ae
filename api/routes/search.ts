import type { DataSource } from "typeorm";
import type { Contact } from "../../contracts/contact.ts";
import { searchMessages } from "../../contracts/endpoints/search.ts";
import type { SignedIn } from "../auth/signedIn.ts";
import { pageOf, readCursor } from "../cursor.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { presentContact, selectContacts } from "../presenters/contact.ts";
import type { ContactRow } from "../presenters/contact.ts";
import { readSearchGroups } from "../presenters/searchHit.ts";
import { searchPattern } from "../searchContacts.ts";
import { sees } from "../scope/scopes.ts";
import { findMessages, SearchKey } from "../search/findMessages.ts";
import { inOtherLayout } from "../search/inOtherLayout.ts";
import { parseQuery } from "../search/parseQuery.ts";

const CONTACTS_MAX = 5;
const PHONE_PART_MIN = 4;

export const searchRoutes = [
  route(searchMessages, async ({ query: { q, cursor, limit, ...filters }, operator, deps: { db } }) => {
    const after = readCursor(cursor, SearchKey);
    const [found, contacts] = await Promise.all([
      findMessages(db, operator, { query: parseQuery(q), filters, after, limit: limit + 1 }),
      cursor === undefined ? findContacts(db, operator, q.trim()) : [],
    ]);
    const { page, next } = pageOf(found, limit, ({ key, messageId }) => [key, messageId]);
    return { groups: [...(await readSearchGroups(db, page))], contacts, next };
  }),
];

/** Contacts by a part of their name, phone or username, also where the keyboard stood in the other layout. */
async function findContacts(db: DataSource, viewer: SignedIn, q: string): Promise<Contact[]> {
  if (q === "" || !viewer.permissions.includes("contacts.read")) return [];
  const { values, bind } = parameters();
  const names = [q, inOtherLayout(q)].filter((name) => name !== "").map((name) => bind(searchPattern(name)));
  const digits = /\p{L}/u.test(q) ? "" : q.replace(/\D/g, "");
  const rows: ContactRow[] = await db.query(
    `${selectContacts}
     WHERE ${sees.contact(viewer, "p", bind)} AND (
       ${names.map((name) => `p.name ILIKE ${name}`).join(" OR ")}
       ${digits.length < PHONE_PART_MIN ? "" : `OR p.phone LIKE ${bind(searchPattern(digits.replace(/^8/, "")))}`}
       OR p.id IN (SELECT i."contactId" FROM contact_identities i
         WHERE i."tenantId" = ${bind(viewer.tenantId)} AND i.username ILIKE ${names[0]}))
     ORDER BY p.name, p.id LIMIT ${bind(CONTACTS_MAX)}`,
    values,
  );
  return rows.map(presentContact);
}
