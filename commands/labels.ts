import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { LabelId, TenantId } from "../contracts/ids.ts";
import type { Label } from "../contracts/label.ts";
import { newId } from "../entities/newId.ts";
import { recordAudit } from "./recordAudit.ts";

type LabelFields = Omit<Label, "id">;

/** Throws label.name_taken. */
export async function createLabel(
  db: DataSource,
  tenantId: TenantId,
  { name, color }: LabelFields,
  by: OperatorRef,
): Promise<Label> {
  return db.transaction(async (manager) => {
    const id = newId("lab");
    await requireFreeName(manager, tenantId, name, id);
    await manager.query(`INSERT INTO labels (id, "tenantId", name, color) VALUES ($1, $2, $3, $4)`, [
      id,
      tenantId,
      name,
      color,
    ]);
    await recordAudit(manager, { tenantId, by, action: "label.created", entityId: id, after: { name, color } });
    return { id, name, color };
  });
}

/** Throws label.name_taken. */
export async function changeLabel(
  db: DataSource,
  { tenantId, labelId: id }: { readonly tenantId: TenantId; readonly labelId: LabelId },
  change: { readonly [Field in keyof LabelFields]?: LabelFields[Field] | undefined },
  by: OperatorRef,
): Promise<Label> {
  return db.transaction(async (manager) => {
    const before = await lockLabel(manager, tenantId, id);
    const { name = before.name, color = before.color } = change;
    await requireFreeName(manager, tenantId, name, id);
    await manager.query(`UPDATE labels SET name = $2, color = $3 WHERE id = $1`, [id, name, color]);
    const { id: _, ...was } = before;
    await recordAudit(manager, {
      tenantId,
      by,
      action: "label.changed",
      entityId: id,
      before: was,
      after: { name, color },
    });
    return { id, name, color };
  });
}

export async function deleteLabel(
  db: DataSource,
  { tenantId, labelId: id }: { readonly tenantId: TenantId; readonly labelId: LabelId },
  by: OperatorRef,
): Promise<void> {
  await db.transaction(async (manager) => {
    const { name, color } = await lockLabel(manager, tenantId, id);
    await manager.query(`DELETE FROM conversation_labels WHERE "labelId" = $1`, [id]);
    await manager.query(`DELETE FROM labels WHERE id = $1`, [id]);
    await recordAudit(manager, { tenantId, by, action: "label.deleted", entityId: id, before: { name, color } });
  });
}

async function lockLabel(manager: EntityManager, tenantId: TenantId, id: LabelId): Promise<Label> {
  const [label]: Label[] = await manager.query(
    `SELECT id, name, color FROM labels WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
    [id, tenantId],
  );
  if (label === undefined) throw new ProductError("label.not_found");
  return label;
}

async function requireFreeName(manager: EntityManager, tenantId: TenantId, name: string, id: LabelId): Promise<void> {
  const taken: unknown[] = await manager.query(
    `SELECT 1 FROM labels WHERE "tenantId" = $1 AND name = $2 AND id <> $3`,
    [tenantId, name, id],
  );
  if (taken.length > 0) throw new ProductError("label.name_taken");
}
