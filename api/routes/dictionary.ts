import {
  changeDictionaryEntry as change,
  createDictionaryEntry as create,
  deleteDictionaryEntry as remove,
} from "../../commands/dictionary.ts";
import type { DictionaryEntry } from "../../contracts/dictionary.ts";
import {
  changeDictionaryEntry,
  createDictionaryEntry,
  deleteDictionaryEntry,
  listDictionary,
} from "../../contracts/endpoints/dictionary.ts";
import { route } from "../mount.ts";

export const dictionaryRoutes = [
  route(listDictionary, async ({ operator: { tenantId }, deps: { db } }) => {
    const entries: DictionaryEntry[] = await db.query(
      `SELECT id, kind, name, color FROM dictionary_entries WHERE "tenantId" = $1 ORDER BY kind, name`,
      [tenantId],
    );
    return { entries };
  }),

  route(createDictionaryEntry, ({ body, operator, deps: { db } }) => create(db, operator.tenantId, body, operator)),

  route(changeDictionaryEntry, ({ params: { dictionaryEntryId }, body, operator, deps: { db } }) =>
    change(db, { tenantId: operator.tenantId, dictionaryEntryId, by: operator }, body),
  ),

  route(deleteDictionaryEntry, async ({ params: { dictionaryEntryId }, operator, deps: { db } }) => {
    await remove(db, { tenantId: operator.tenantId, dictionaryEntryId, by: operator });
    return {};
  }),
];
