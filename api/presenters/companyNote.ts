import type { DataSource } from "typeorm";
import type { CompanyNote } from "../../contracts/companyNote.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyNoteId } from "../../contracts/ids.ts";

export interface CompanyNoteRow extends Omit<CompanyNote, "createdAt" | "editedAt"> {
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly key: string;
}

/** `n` is the note. */
export const selectNotes = `
  SELECT n."createdAt"::text AS key, n.id, n.text, n."authorId", (SELECT o.name FROM operators o WHERE o.id = n."authorId") AS "authorName",
    n."createdAt", n."editedAt", n."pinnedAt" IS NOT NULL AS "isPinned",
    CASE WHEN n."fileId" IS NOT NULL THEN
      jsonb_build_object('id', n."fileId", 'name', n."fileName", 'mimeType', n."mimeType", 'sizeBytes', n."sizeBytes") END AS file
  FROM company_notes n`;

export const presentNote = ({ createdAt, editedAt, ...note }: CompanyNoteRow): CompanyNote => ({
  ...note,
  createdAt: createdAt.toISOString(),
  editedAt: editedAt?.toISOString() ?? null,
});

/** Throws company_note.not_found. */
export async function readNote(db: DataSource, id: CompanyNoteId): Promise<CompanyNote> {
  const [row]: CompanyNoteRow[] = await db.query(`${selectNotes} WHERE n.id = $1`, [id]);
  if (row === undefined) throw new ProductError("company_note.not_found");
  return presentNote(row);
}
