import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { Folder } from "../contracts/endpoints/folders.ts";
import { ProductError } from "../contracts/errors.ts";
import type { FolderId, OperatorId, TenantId } from "../contracts/ids.ts";
import { FolderRecord } from "../entities/folderRecord.ts";
import { newId } from "../entities/newId.ts";
import { changedFields } from "./changedFields.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { readRights } from "./rights.ts";

/** Each is counted whenever somebody looks at the list. */
const FOLDERS_MAX = 30;

type FolderFields = Omit<Folder, "id" | "isShared">;

/** Throws permission.denied for a shared one without settings.manage, and folder.limit_reached. */
export async function createFolder(
  db: DataSource,
  tenantId: TenantId,
  { isShared, ...fields }: Omit<Folder, "id">,
  by: OperatorRef,
): Promise<Folder> {
  return db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    const operatorId = isShared ? null : by.operatorId;
    await requireMayChange(manager, operatorId, by);
    const siblings = await idsOf(manager, tenantId, operatorId);
    if (siblings.length >= FOLDERS_MAX) throw new ProductError("folder.limit_reached");
    const id = newId("fld");
    await manager
      .getRepository(FolderRecord)
      .insert({ ...fields, id, tenantId, operatorId, position: siblings.length });
    await recordAudit(manager, {
      tenantId,
      by,
      action: "folder.created",
      entityId: id,
      after: { ...fields, isShared },
    });
    return { ...fields, id, isShared };
  });
}

/** Throws folder.not_found, and permission.denied for a shared one without settings.manage. */
export async function changeFolder(
  db: DataSource,
  { tenantId, folderId: id }: { readonly tenantId: TenantId; readonly folderId: FolderId },
  change: { readonly [Field in keyof FolderFields]?: FolderFields[Field] | undefined } & {
    readonly position?: number | undefined;
  },
  by: OperatorRef,
): Promise<Folder> {
  return db.transaction(async (manager) => {
    const { operatorId, ...before } = await lockFolder(manager, tenantId, id, by);
    const { name = before.name, color = before.color, query = before.query, sort = before.sort } = change;
    const fields = { name, color, query, sort };
    await manager.getRepository(FolderRecord).update({ id }, fields);
    const position = change.position ?? before.position;
    if (position !== before.position) await move(manager, id, await idsOf(manager, tenantId, operatorId), position);
    const changed = changedFields(before, { ...fields, position });
    await recordAudit(manager, { tenantId, by, action: "folder.changed", entityId: id, ...changed });
    return { ...fields, id, isShared: operatorId === null };
  });
}

/** Throws folder.not_found, and permission.denied for a shared one without settings.manage. */
export async function deleteFolder(
  db: DataSource,
  { tenantId, folderId: id }: { readonly tenantId: TenantId; readonly folderId: FolderId },
  by: OperatorRef,
): Promise<void> {
  await db.transaction(async (manager) => {
    const { operatorId, ...before } = await lockFolder(manager, tenantId, id, by);
    await manager.query(`DELETE FROM folders WHERE id = $1`, [id]);
    await number(manager, await idsOf(manager, tenantId, operatorId));
    await recordAudit(manager, { tenantId, by, action: "folder.deleted", entityId: id, before });
  });
}

/** Under the tenant's lock the folders of an owner stay in one order. */
async function lockFolder(manager: EntityManager, tenantId: TenantId, id: FolderId, by: OperatorRef) {
  await lockTenant(manager, tenantId);
  const folder = await manager.getRepository(FolderRecord).findOneBy({ id, tenantId });
  const isTheirs = folder !== null && (folder.operatorId === null || folder.operatorId === by.operatorId);
  if (!isTheirs) throw new ProductError("folder.not_found");
  await requireMayChange(manager, folder.operatorId, by);
  const { operatorId, name, color, query, sort, position } = folder;
  return { operatorId, name, color, query, sort, position };
}

async function requireMayChange(manager: EntityManager, owner: OperatorId | null, by: OperatorRef): Promise<void> {
  if (owner !== null) return;
  const { permissions } = await readRights(manager, by.operatorId);
  if (!permissions.includes("settings.manage")) throw new ProductError("permission.denied");
}

async function idsOf(manager: EntityManager, tenantId: TenantId, owner: OperatorId | null): Promise<FolderId[]> {
  const rows: { id: FolderId }[] = await manager.query(
    `SELECT id FROM folders WHERE "tenantId" = $1 AND "operatorId" IS NOT DISTINCT FROM $2 ORDER BY position`,
    [tenantId, owner],
  );
  return rows.map(({ id }) => id);
}

const move = (manager: EntityManager, id: FolderId, siblings: readonly FolderId[], position: number): Promise<void> =>
  number(manager, siblings.filter((one) => one !== id).toSpliced(position, 0, id));

async function number(manager: EntityManager, ids: readonly FolderId[]): Promise<void> {
  await manager.query(
    `UPDATE folders f SET position = place - 1 FROM unnest($1::text[]) WITH ORDINALITY AS ordered(id, place) WHERE f.id = ordered.id`,
    [ids],
  );
}
