import { z } from "zod";
import { CompanyNoteId, MediaId, OperatorId } from "./ids.ts";

export const CompanyNote = z.object({
  id: CompanyNoteId,
  text: z.string(),
  authorId: OperatorId,
  authorName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  /** One note of a company stands above the others. */
  isPinned: z.boolean(),
  file: z.object({ id: MediaId, name: z.string(), mimeType: z.string(), sizeBytes: z.number().int() }).nullable(),
});
export type CompanyNote = z.infer<typeof CompanyNote>;

/** The bytes of a note's file. No endpoint object, because its answer is no JSON. */
export const NOTE_FILE_PATH = "/api/v1/operator/company-notes/:companyNoteId/file";
