import { z } from "zod";
import { DictionaryEntryId } from "./ids.ts";
import { LabelColor } from "./label.ts";

/** Lists of words that a tenant keeps for itself. */
export const DictionaryKind = z.enum(["companyStatus", "companySphere"]);
export type DictionaryKind = z.infer<typeof DictionaryKind>;

export const DictionaryEntry = z.object({
  id: DictionaryEntryId,
  kind: DictionaryKind,
  name: z.string(),
  color: LabelColor,
});
export type DictionaryEntry = z.infer<typeof DictionaryEntry>;
