import type { DataSource } from "typeorm";
import { changeTenantSettings } from "../../commands/changeTenantSettings.ts";
import { previewForgetting } from "../../commands/forgetQuiet.ts";
import { changeOwnTenant, getOwnTenant, previewRetention } from "../../contracts/endpoints/ownTenant.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TenantId } from "../../contracts/ids.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import { TenantRecord } from "../../entities/tenantRecord.ts";
import { route } from "../mount.ts";

export const ownTenantRoutes = [
  route(getOwnTenant, async ({ operator: { tenantId }, deps: { db } }) => readOwnTenant(db, tenantId)),

  route(changeOwnTenant, async ({ body, operator, deps: { db } }) => {
    await changeTenantSettings(db, operator.tenantId, body, operator);
    return readOwnTenant(db, operator.tenantId);
  }),

  route(previewRetention, async ({ query: { days }, operator: { tenantId }, deps: { db } }) =>
    previewForgetting(db, tenantId, days),
  ),
];

async function readOwnTenant(db: DataSource, id: TenantId) {
  const tenant = await db.getRepository(TenantRecord).findOneBy({ id });
  if (tenant === null) throw new ProductError("tenant.not_found");
  const { name, suspendedReason, settings } = tenant;
  return { name, suspendedReason, settings: TenantSettings.parse(settings) };
}
