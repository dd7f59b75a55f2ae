import { z } from "zod";
import { CompanyFields } from "./company.ts";
import { CompanyId } from "./ids.ts";

/** So long a merge can be undone. */
export const MERGE_UNDOABLE_DAYS = 30;

/** What of a company stands on its card once, so that of two only one can stay. */
const once = CompanyFields.omit({ phones: true, emails: true });

export const MergedField = once.keyof();
export type MergedField = z.infer<typeof MergedField>;

/** Some of these fields with what they hold. */
export const MergedFields = once.partial();
export type MergedFields = z.output<typeof MergedFields>;

/** What changed hands with a merge; branches: the companies whose head it was. */
export const MergedPart = z.enum([
  "fields",
  "phones",
  "emails",
  "notes",
  "contacts",
  "calls",
  "tasks",
  "timeline",
  "requests",
  "branches",
]);
export type MergedPart = z.infer<typeof MergedPart>;

/** Why two companies may be one. */
export const Likeness = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("inn") }),
  z.object({ kind: z.literal("phone"), phone: z.string() }),
  z.object({ kind: z.literal("name") }),
]);
export type Likeness = z.infer<typeof Likeness>;

export const CompanyDuplicate = z.object({
  id: CompanyId,
  name: z.string(),
  inn: z.string().nullable(),
  reasons: z.array(Likeness).min(1),
});
export type CompanyDuplicate = z.infer<typeof CompanyDuplicate>;
