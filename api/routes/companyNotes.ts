import type { Request, Response } from "express";
import {
  attachNoteFile as attach,
  changeCompanyNote as change,
  writeCompanyNote as write,
} from "../../commands/companies/notes.ts";
import {
  attachNoteFile,
  changeCompanyNote,
  listCompanyNotes,
  writeCompanyNote,
} from "../../contracts/endpoints/companyNotes.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { MediaId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorize } from "../auth/authorize.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { route } from "../mount.ts";
import { presentNote, readNote, selectNotes } from "../presenters/companyNote.ts";
import type { CompanyNoteRow } from "../presenters/companyNote.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import { sendBlob } from "../sendBlob.ts";
import { readUpload } from "../uploads/readUpload.ts";

export const companyNoteRoutes = [
  route(listCompanyNotes, async ({ params: { companyId }, query: { cursor, limit }, deps: { db } }) => {
    const [after, afterId] = readCursor(cursor, TimeKey);
    const rows: CompanyNoteRow[] = await db.query(
      `${selectNotes} WHERE n."companyId" = $1
         AND ($2::timestamptz IS NULL OR (n."pinnedAt" IS NULL AND (n."createdAt", n.id) < ($2, $3)))
       ORDER BY n."pinnedAt" IS NULL, n."createdAt" DESC, n.id DESC LIMIT $4`,
      [companyId, after, afterId, limit + 1],
    );
    const { page, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
    return { notes: page.map(presentNote), next };
  }),

  route(writeCompanyNote, async ({ params: { companyId }, body: { text }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    return readNote(db, await write(db, { tenantId, companyId, text, by: operator }));
  }),

  route(changeCompanyNote, async ({ params: { companyNoteId }, body, operator, deps: { db } }) => {
    await change(db, { tenantId: operator.tenantId, companyNoteId, by: operator }, body);
    return readNote(db, companyNoteId);
  }),

  route(attachNoteFile, async ({ params: { companyNoteId }, query, operator, request, deps }) => {
    const { bytes, fileName, mimeType } = await readUpload(request, "attachment", query.fileName);
    const fileId = newId("med");
    // First the bytes: a note never names a file that is not there.
    await deps.blobs.put(fileId, bytes);
    const file = { fileId, fileName, mimeType, sizeBytes: bytes.length };
    const ref = { tenantId: operator.tenantId, companyNoteId, by: operator };
    const gone = await attach(deps.db, ref, file).catch(async (error: unknown) => {
      await deps.blobs.remove(fileId);
      throw error;
    });
    if (gone !== null) await deps.blobs.remove(gone);
    return readNote(deps.db, companyNoteId);
  }),
];

const access = { name: "getNoteFile", access: "companies.read" } as const;

interface NoteFile {
  readonly id: MediaId;
  readonly mimeType: string | null;
  readonly fileName: string | null;
}

/** The bytes of a note's file. */
export function serveNoteFile(deps: ApiDeps) {
  return async (request: Request<{ companyNoteId: string }>, response: Response): Promise<void> => {
    const { companyNoteId } = request.params;
    await requireVisible(deps.db, await authorize(deps, request, access), "companyNoteId", companyNoteId);
    const [file]: NoteFile[] = await deps.db.query(
      `SELECT "fileId" AS id, "mimeType", "fileName" FROM company_notes WHERE id = $1 AND "fileId" IS NOT NULL`,
      [companyNoteId],
    );
    if (file === undefined) throw new ProductError("media.not_found");
    await sendBlob(deps, response, file);
  };
}
