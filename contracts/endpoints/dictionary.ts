import { z } from "zod";
import { DictionaryEntry, DictionaryKind } from "../dictionary.ts";
import { endpoint } from "../endpoint.ts";
import { DictionaryEntryId } from "../ids.ts";
import { LabelColor } from "../label.ts";

const params = z.object({ dictionaryEntryId: DictionaryEntryId });
const fields = z.object({ name: z.string().trim().min(1).max(60), color: LabelColor });
const access = "settings.manage";

export const listDictionary = endpoint({
  name: "listDictionary",
  summary: "The words of the tenant's own for statuses and spheres of companies, each list by name.",
  method: "GET",
  path: "/api/v1/operator/dictionary",
  access: "companies.read",
  result: z.object({ entries: z.array(DictionaryEntry) }),
});

export const createDictionaryEntry = endpoint({
  name: "createDictionaryEntry",
  summary: "Add a word to a list.",
  method: "POST",
  path: "/api/v1/admin/dictionary",
  access,
  body: fields.extend({ kind: DictionaryKind }),
  result: DictionaryEntry,
});

export const changeDictionaryEntry = endpoint({
  name: "changeDictionaryEntry",
  summary: "Rename or recolour a word; companies that have it go on having it.",
  method: "PATCH",
  path: "/api/v1/admin/dictionary/:dictionaryEntryId",
  access,
  params,
  body: fields.partial(),
  result: DictionaryEntry,
});

export const deleteDictionaryEntry = endpoint({
  name: "deleteDictionaryEntry",
  summary: "Remove a word from its list and from the companies that have it.",
  method: "DELETE",
  path: "/api/v1/admin/dictionary/:dictionaryEntryId",
  access,
  params,
  result: z.object({}),
});
