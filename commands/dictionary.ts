import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { DictionaryEntry } from "../contracts/dictionary.ts";
import { ProductError } from "../contracts/errors.ts";
import type { DictionaryEntryId, TenantId } from "../contracts/ids.ts";
import { DictionaryEntryRecord } from "../entities/dictionaryEntryRecord.ts";
import { newId } from "../entities/newId.ts";
import { changedFields } from "./changedFields.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";

interface EntryRef {
  readonly tenantId: TenantId;
  readonly dictionaryEntryId: DictionaryEntryId;
  readonly by: OperatorRef;
}

/** Throws dictionary_entry.name_taken. */
export async function createDictionaryEntry(
  db: DataSource,
  tenantId: TenantId,
  fields: Omit<DictionaryEntry, "id">,
  by: OperatorRef,
): Promise<DictionaryEntry> {
  return db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    const entry = { ...fields, id: newId("dic") };
    await requireFree(manager, tenantId, entry);
    await manager.getRepository(DictionaryEntryRecord).insert({ ...entry, tenantId });
    await recordAudit(manager, {
      tenantId,
      by,
      action: "dictionaryEntry.created",
      entityId: entry.id,
      after: fields,
    });
    return entry;
  });
}

/** Throws dictionary_entry.not_found and dictionary_entry.name_taken. */
export async function changeDictionaryEntry(
  db: DataSource,
  ref: EntryRef,
  change: { readonly name?: string | undefined; readonly color?: DictionaryEntry["color"] | undefined },
): Promise<DictionaryEntry> {
  const { tenantId, by } = ref;
  return db.transaction(async (manager) => {
    const before = await lockEntry(manager, ref);
    const { name = before.name, color = before.color } = change;
    const entry = { ...before, name, color };
    await requireFree(manager, tenantId, entry);
    await manager.getRepository(DictionaryEntryRecord).update({ id: entry.id }, { name, color });
    const changed = changedFields(before, entry);
    await recordAudit(manager, { tenantId, by, action: "dictionaryEntry.changed", entityId: entry.id, ...changed });
    return entry;
  });
}

/** The companies that have it lose it. Throws dictionary_entry.not_found. */
export async function deleteDictionaryEntry(db: DataSource, ref: EntryRef): Promise<void> {
  const { tenantId, by } = ref;
  await db.transaction(async (manager) => {
    const { id, kind, name } = await lockEntry(manager, ref);
    await manager.query(
      kind === "companyStatus"
        ? `UPDATE companies SET "statusId" = NULL WHERE "tenantId" = $1 AND "statusId" = $2`
        : `UPDATE companies SET "sphereIds" = array_remove("sphereIds", $2) WHERE "tenantId" = $1 AND "sphereIds" @> ARRAY[$2]`,
      [tenantId, id],
    );
    await manager.query(`DELETE FROM dictionary_entries WHERE id = $1`, [id]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "dictionaryEntry.deleted",
      entityId: id,
      before: { kind, name },
    });
  });
}

/** Under the tenant's lock the words of a list stay different. */
async function lockEntry(
  manager: EntityManager,
  { tenantId, dictionaryEntryId: id }: EntryRef,
): Promise<DictionaryEntry> {
  await lockTenant(manager, tenantId);
  const entry = await manager.getRepository(DictionaryEntryRecord).findOneBy({ id, tenantId });
  if (entry === null) throw new ProductError("dictionary_entry.not_found");
  const { kind, name, color } = entry;
  return { id, kind, name, color };
}

async function requireFree(
  manager: EntityManager,
  tenantId: TenantId,
  { id, kind, name }: DictionaryEntry,
): Promise<void> {
  const taken: unknown[] = await manager.query(
    `SELECT 1 FROM dictionary_entries WHERE "tenantId" = $1 AND kind = $2 AND name = $3 AND id <> $4`,
    [tenantId, kind, name, id],
  );
  if (taken.length > 0) throw new ProductError("dictionary_entry.name_taken");
}
