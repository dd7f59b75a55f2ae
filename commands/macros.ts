import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { MacroId, TenantId } from "../contracts/ids.ts";
import type { Macro } from "../contracts/macro.ts";
import { newId } from "../entities/newId.ts";
import { recordAudit } from "./recordAudit.ts";

type MacroFields = Omit<Macro, "id">;

interface MacroRef {
  readonly tenantId: TenantId;
  readonly macroId: MacroId;
}

export async function createMacro(
  db: DataSource,
  tenantId: TenantId,
  { name, steps }: MacroFields,
  by: OperatorRef,
): Promise<Macro> {
  return db.transaction(async (manager) => {
    const id = newId("mac");
    await manager.query(`INSERT INTO macros (id, "tenantId", name, steps) VALUES ($1, $2, $3, $4)`, [
      id,
      tenantId,
      name,
      JSON.stringify(steps),
    ]);
    const after = audited({ name, steps });
    await recordAudit(manager, { tenantId, by, action: "macro.created", entityId: id, after });
    return { id, name, steps };
  });
}

/** Throws macro.not_found. */
export async function changeMacro(
  db: DataSource,
  { tenantId, macroId: id }: MacroRef,
  change: { readonly [Field in keyof MacroFields]?: MacroFields[Field] | undefined },
  by: OperatorRef,
): Promise<Macro> {
  return db.transaction(async (manager) => {
    const before = await lockMacro(manager, tenantId, id);
    const { name = before.name, steps = before.steps } = change;
    await manager.query(`UPDATE macros SET name = $2, steps = $3 WHERE id = $1`, [id, name, JSON.stringify(steps)]);
    const kept = { before: audited(before), after: audited({ name, steps }) };
    await recordAudit(manager, { tenantId, by, action: "macro.changed", entityId: id, ...kept });
    return { id, name, steps };
  });
}

/** Throws macro.not_found. */
export async function deleteMacro(db: DataSource, { tenantId, macroId: id }: MacroRef, by: OperatorRef): Promise<void> {
  await db.transaction(async (manager) => {
    const before = audited(await lockMacro(manager, tenantId, id));
    await manager.query(`DELETE FROM macros WHERE id = $1`, [id]);
    await recordAudit(manager, { tenantId, by, action: "macro.deleted", entityId: id, before });
  });
}

async function lockMacro(manager: EntityManager, tenantId: TenantId, id: MacroId): Promise<Macro> {
  const [macro]: Macro[] = await manager.query(
    `SELECT id, name, steps FROM macros WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
    [id, tenantId],
  );
  if (macro === undefined) throw new ProductError("macro.not_found");
  return macro;
}

/** The kinds of its steps stand for them: what replies say is not kept. */
const audited = ({ name, steps }: MacroFields) => ({ name, steps: steps.map(({ kind }) => kind) });
