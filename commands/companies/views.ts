import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { CompanyView } from "../../contracts/companyView.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyViewId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { CompanyViewRecord } from "../../entities/companyViewRecord.ts";
import { newId } from "../../entities/newId.ts";
import { changedFields } from "../changedFields.ts";
import { lockTenant } from "../lockTenant.ts";
import { recordAudit } from "../recordAudit.ts";
import { readRights } from "../rights.ts";
import { type Given, given } from "./given.ts";

/** They stand in one menu. */
const VIEWS_MAX = 30;

interface ViewRef {
  readonly tenantId: TenantId;
  readonly companyViewId: CompanyViewId;
  readonly by: OperatorRef;
}

/** Throws permission.denied for a shared one without settings.manage, and company_view.limit_reached. */
export async function createCompanyView(
  db: DataSource,
  tenantId: TenantId,
  { isShared, ...fields }: Omit<CompanyView, "id">,
  by: OperatorRef,
): Promise<CompanyView> {
  return db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    const operatorId = isShared ? null : by.operatorId;
    await requireMayChange(manager, operatorId, by);
    const [row]: { count: number }[] = await manager.query(
      `SELECT count(*)::int AS count FROM company_views WHERE "tenantId" = $1 AND "operatorId" IS NOT DISTINCT FROM $2`,
      [tenantId, operatorId],
    );
    const position = row?.count ?? 0;
    if (position >= VIEWS_MAX) throw new ProductError("company_view.limit_reached");
    const id = newId("cvw");
    await manager.getRepository(CompanyViewRecord).insert({ ...fields, id, tenantId, operatorId, position });
    const after = { ...fields, isShared };
    await recordAudit(manager, { tenantId, by, action: "companyView.created", entityId: id, after });
    return { ...fields, id, isShared };
  });
}

/** Throws company_view.not_found, and permission.denied for a shared one without settings.manage. */
export async function changeCompanyView(
  db: DataSource,
  ref: ViewRef,
  change: Given<Omit<CompanyView, "id" | "isShared">>,
): Promise<CompanyView> {
  const { tenantId, companyViewId: id, by } = ref;
  return db.transaction(async (manager) => {
    const { operatorId, name, filter, sort, columns } = await lockView(manager, ref);
    const before = { name, filter, sort, columns };
    const fields = { ...before, ...given(change) };
    await manager.getRepository(CompanyViewRecord).update({ id }, fields);
    const changed = changedFields(before, fields);
    await recordAudit(manager, { tenantId, by, action: "companyView.changed", entityId: id, ...changed });
    return { ...fields, id, isShared: operatorId === null };
  });
}

/** Throws company_view.not_found, and permission.denied for a shared one without settings.manage. */
export async function deleteCompanyView(db: DataSource, ref: ViewRef): Promise<void> {
  const { tenantId, companyViewId: id, by } = ref;
  await db.transaction(async (manager) => {
    const { name, filter, sort, columns } = await lockView(manager, ref);
    await manager.query(`DELETE FROM company_views WHERE id = $1`, [id]);
    const before = { name, filter, sort, columns };
    await recordAudit(manager, { tenantId, by, action: "companyView.deleted", entityId: id, before });
  });
}

async function lockView(
  manager: EntityManager,
  { tenantId, companyViewId: id, by }: ViewRef,
): Promise<CompanyViewRecord> {
  await lockTenant(manager, tenantId);
  const view = await manager.getRepository(CompanyViewRecord).findOneBy({ id, tenantId });
  const isTheirs = view !== null && (view.operatorId === null || view.operatorId === by.operatorId);
  if (!isTheirs) throw new ProductError("company_view.not_found");
  await requireMayChange(manager, view.operatorId, by);
  return view;
}

async function requireMayChange(manager: EntityManager, owner: OperatorId | null, by: OperatorRef): Promise<void> {
  if (owner !== null) return;
  const { permissions } = await readRights(manager, by.operatorId);
  if (!permissions.includes("settings.manage")) throw new ProductError("permission.denied");
}
