import type { DataSource } from "typeorm";
import type { z } from "zod";
import type { CompanyId, CompanyNoteId, ContactId } from "../../contracts/ids.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { PhoneCompaniesQuery, PhoneContactsQuery, PhoneNotesQuery } from "../../contracts/phone/records.ts";
import { selected } from "../companies/selectCompanyIds.ts";
import type { Bind } from "../parameters.ts";
import { presentCompany, selectCompanies } from "../presenters/company.ts";
import type { CompanyRow } from "../presenters/company.ts";
import { presentContact, selectContacts } from "../presenters/contact.ts";
import type { ContactRow } from "../presenters/contact.ts";
import { sees, waysToContacts } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import { searchPattern } from "../searchContacts.ts";
import { readRecordPage } from "./recordPage.ts";
import type { RecordPage } from "./recordPage.ts";
import { companyForPhone, contactForPhone, noteForPhone } from "./presentRecords.ts";
import type { NoteRow } from "./presentRecords.ts";

/** By name, as the console's table stands at first. */
export async function readCompanies(
  db: DataSource,
  viewer: Viewer,
  { page, search }: z.output<typeof PhoneCompaniesQuery>,
): Promise<RecordPage> {
  const conditionsOf = await selected(db, viewer, { search });
  return readRecordPage(db, page, {
    ids: (bind) => `SELECT c.id, c.name AS key FROM companies c WHERE ${conditionsOf(bind).join(" AND ")}`,
    order: "key, id",
    read: async (ids: readonly CompanyId[]) => {
      const rows: CompanyRow[] = await db.query(`${selectCompanies()} WHERE c.id = ANY($1) ORDER BY c.name, c.id`, [
        ids,
      ]);
      return rows.map((row) => companyForPhone(presentCompany(row)));
    },
  });
}

export function readContacts(
  db: DataSource,
  viewer: Viewer,
  { page, search, company }: z.output<typeof PhoneContactsQuery>,
): Promise<RecordPage> {
  const narrowed = (bind: Bind) => [
    ...(search === ""
      ? []
      : [`(p.name ILIKE ${bind(searchPattern(search))} OR p.phone ILIKE ${bind(searchPattern(search))})`]),
    ...(company === undefined ? [] : [`p."companyId" = ${bind(company)}`]),
  ];
  return readRecordPage(db, page, {
    ids: (bind) =>
      waysToContacts(viewer)
        .map((seen) => [seen(viewer, "p", bind), ...narrowed(bind)].join(" AND "))
        .map((conditions) => `SELECT p.id, p.name AS key FROM contacts p WHERE ${conditions}`)
        .join(" UNION "),
    order: "key, id",
    read: async (ids: readonly ContactId[]) => {
      const rows: ContactRow[] = await db.query(`${selectContacts} WHERE p.id = ANY($1) ORDER BY p.name, p.id`, [ids]);
      return rows.map((row) => contactForPhone(presentContact(row)));
    },
  });
}

/** The newest first. */
export const readCompanyNotes = (
  db: DataSource,
  viewer: Viewer,
  { page, company }: z.output<typeof PhoneNotesQuery>,
): Promise<RecordPage> =>
  readRecordPage(db, page, {
    ids: (bind) => `SELECT n.id, n."createdAt" AS key FROM company_notes n WHERE n."tenantId" = ${bind(viewer.tenantId)}
      AND ${sees.ofCompany(viewer, "n", bind)} ${company === undefined ? "" : `AND n."companyId" = ${bind(company)}`}`,
    order: "key DESC, id DESC",
    read: (ids: readonly CompanyNoteId[]) => readNotes(db, ids),
  });

async function readNotes(db: DataSource, ids: readonly CompanyNoteId[]) {
  const rows: NoteRow[] = await db.query(
    `SELECT n.id, n."companyId", n."authorId", n.text, n."fileName", n."mimeType", n."sizeBytes", n."pinnedAt", n."pinnedById",
       n."createdAt", n."editedAt" FROM company_notes n WHERE n.id = ANY($1) ORDER BY n."createdAt" DESC, n.id DESC`,
    [ids],
  );
  return rows.map(noteForPhone);
}

/** Throws company_note.not_found. */
export async function readNoteForPhone(db: DataSource, id: CompanyNoteId) {
  const [note] = await readNotes(db, [id]);
  if (note === undefined) throw new ProductError("company_note.not_found");
  return note;
}
