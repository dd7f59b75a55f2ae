import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, CompanyNoteId, MediaId, TenantId } from "../../contracts/ids.ts";
import { CompanyNoteRecord } from "../../entities/companyNoteRecord.ts";
import { newId } from "../../entities/newId.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { lockCompany } from "./lockCompany.ts";

interface NoteToWrite {
  readonly tenantId: TenantId;
  readonly companyId: CompanyId;
  readonly text: string;
  readonly by: OperatorRef;
}

/** Throws company.not_found. */
export async function writeCompanyNote(
  db: DataSource,
  { tenantId, companyId, text, by }: NoteToWrite,
): Promise<CompanyNoteId> {
  return transact(db, async (manager) => {
    await lockCompany(manager, tenantId, companyId);
    const id = newId("cnt");
    const { operatorId } = by;
    await manager.getRepository(CompanyNoteRecord).insert({ id, tenantId, companyId, authorId: operatorId, text });
    const after = { companyId, textLength: text.length };
    await recordAudit(manager, { tenantId, by, action: "companyNote.written", entityId: id, after });
    await recordTimeline(manager, {
      tenantId,
      key: `companyNote/${id}`,
      kind: "company.noteWritten",
      companyId,
      contactId: null,
      operatorId,
      facts: { companyNoteId: id },
    });
    await recordEvents(manager, tenantId, [{ kind: "company.changed", companyId }]);
    return id;
  });
}

interface NoteRef {
  readonly tenantId: TenantId;
  readonly companyNoteId: CompanyNoteId;
  readonly by: OperatorRef;
}

interface NoteChange {
  readonly text?: string | undefined;
  readonly isPinned?: boolean | undefined;
}

/** A pinned note takes the place of the one before. Throws company_note.not_found and, for another's words, company_note.not_own. */
export async function changeCompanyNote(db: DataSource, ref: NoteRef, { text, isPinned }: NoteChange): Promise<void> {
  const { tenantId, by } = ref;
  await transact(db, async (manager) => {
    const note = await lockNote(manager, ref);
    const { id, companyId } = note;
    if (text !== undefined) {
      requireOwn(note, by);
      await manager.query(`UPDATE company_notes SET text = $2, "editedAt" = now() WHERE id = $1`, [id, text]);
    }
    if (isPinned !== undefined) {
      await manager.query(
        `UPDATE company_notes SET "pinnedAt" = CASE WHEN id = $2 AND $3 THEN now() END,
           "pinnedById" = CASE WHEN id = $2 AND $3 THEN $4 END
         WHERE "companyId" = $1 AND (id = $2 OR ($3 AND "pinnedAt" IS NOT NULL))`,
        [companyId, id, isPinned, by.operatorId],
      );
    }
    await recordAudit(manager, {
      tenantId,
      by,
      action: "companyNote.changed",
      entityId: id,
      before: { isPinned: note.pinnedAt !== null, textLength: note.text.length },
      after: { isPinned: isPinned ?? note.pinnedAt !== null, textLength: (text ?? note.text).length },
    });
    await recordEvents(manager, tenantId, [{ kind: "company.changed", companyId }]);
  });
}

interface NoteFile {
  readonly fileId: MediaId;
  readonly fileName: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
}

/** Names the file of a note; the id of the one before, whose bytes may go. Throws company_note.not_found, company_note.not_own. */
export async function attachNoteFile(db: DataSource, ref: NoteRef, file: NoteFile): Promise<MediaId | null> {
  const { tenantId, by } = ref;
  return transact(db, async (manager) => {
    const note = await lockNote(manager, ref);
    requireOwn(note, by);
    const { id, companyId } = note;
    await manager.getRepository(CompanyNoteRecord).update({ id }, file);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "companyNote.fileAttached",
      entityId: id,
      before: { fileName: note.fileName },
      after: { fileName: file.fileName, sizeBytes: file.sizeBytes },
    });
    await recordEvents(manager, tenantId, [{ kind: "company.changed", companyId }]);
    return note.fileId;
  });
}

/** Under the company's lock, so that one note of it is pinned. */
async function lockNote(manager: EntityManager, { tenantId, companyNoteId: id }: NoteRef): Promise<CompanyNoteRecord> {
  const notes = manager.getRepository(CompanyNoteRecord);
  const found = await notes.findOneBy({ id, tenantId });
  if (found === null) throw new ProductError("company_note.not_found");
  await lockCompany(manager, tenantId, found.companyId);
  return notes.findOneByOrFail({ id });
}

function requireOwn({ authorId }: CompanyNoteRecord, by: OperatorRef): void {
  if (authorId !== by.operatorId) throw new ProductError("company_note.not_own");
}
