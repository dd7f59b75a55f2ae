import { z } from "zod";
import { CompanyNote } from "../companyNote.ts";
import { endpoint } from "../endpoint.ts";
import { CompanyId, CompanyNoteId } from "../ids.ts";

const text = z.string().trim().min(1).max(20_000);
const params = z.object({ companyNoteId: CompanyNoteId });
const base = "/api/v1/operator/company-notes/:companyNoteId" as const;

export const listCompanyNotes = endpoint({
  name: "listCompanyNotes",
  summary: "Notes about a company: the pinned one, then the newest first.",
  method: "GET",
  path: "/api/v1/operator/companies/:companyId/notes",
  access: "companies.read",
  params: z.object({ companyId: CompanyId }),
  query: z.object({
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  result: z.object({ notes: z.array(CompanyNote), next: z.string().nullable() }),
});

export const writeCompanyNote = endpoint({
  name: "writeCompanyNote",
  summary: "Write a note about a company.",
  method: "POST",
  path: "/api/v1/operator/companies/:companyId/notes",
  access: "companies.edit",
  params: z.object({ companyId: CompanyId }),
  body: z.object({ text }),
  result: CompanyNote,
});

/** Words are changed by their author alone; whoever may edit companies pins. */
export const changeCompanyNote = endpoint({
  name: "changeCompanyNote",
  summary: "Change the words of one's own note, or pin a note in the place of the one before.",
  method: "PATCH",
  path: base,
  access: "companies.edit",
  params,
  body: z.object({ text: text.optional(), isPinned: z.boolean().optional() }),
  result: CompanyNote,
});

export const attachNoteFile = endpoint({
  name: "attachNoteFile",
  summary: "Attach a file to one's own note, as the whole body; it takes the place of the one before.",
  method: "POST",
  path: `${base}/file`,
  access: "companies.edit",
  takesFile: true,
  params,
  query: z.object({ fileName: z.string().min(1).max(500) }),
  result: CompanyNote,
});
