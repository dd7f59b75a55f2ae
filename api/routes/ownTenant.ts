import { fileTypeFromBuffer } from "file-type";
import type { DataSource } from "typeorm";
import { changeLogo } from "../../commands/changeLogo.ts";
import { changeTenantSettings } from "../../commands/changeTenantSettings.ts";
import { previewForgetting } from "../../commands/forgetQuiet.ts";
import {
  changeOwnTenant,
  getFirstSteps,
  getLogo,
  getOwnTenant,
  previewRetention,
  removeLogo,
  setLogo,
} from "../../contracts/endpoints/ownTenant.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TenantId } from "../../contracts/ids.ts";
import { LogoType } from "../../contracts/logo.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import { TenantRecord } from "../../entities/tenantRecord.ts";
import { readFirstSteps } from "../presenters/firstSteps.ts";
import { readLogo } from "../presenters/logo.ts";
import { route } from "../mount.ts";

export const ownTenantRoutes = [
  route(getOwnTenant, async ({ operator: { tenantId }, deps: { db } }) => readOwnTenant(db, tenantId)),

  route(changeOwnTenant, async ({ body, operator, deps: { db } }) => {
    await changeTenantSettings(db, operator.tenantId, body, operator);
    return readOwnTenant(db, operator.tenantId);
  }),

  route(getFirstSteps, ({ operator: { tenantId }, deps: { db } }) => readFirstSteps(db, tenantId)),

  route(previewRetention, async ({ query: { days }, operator: { tenantId }, deps: { db } }) =>
    previewForgetting(db, tenantId, days),
  ),

  route(getLogo, async ({ operator: { tenantId }, deps: { db } }) => ({ logo: await readLogo(db, tenantId) })),

  route(setLogo, async ({ body: { base64 }, operator, deps: { db } }) => {
    const bytes = Buffer.from(base64, "base64");
    // By what its bytes are, whatever it is called.
    const type = LogoType.safeParse((await fileTypeFromBuffer(bytes))?.mime);
    if (!type.success) throw new ProductError("tenant.logo_refused");
    await changeLogo(db, operator.tenantId, { type: type.data, bytes }, operator);
    return { logo: await readLogo(db, operator.tenantId) };
  }),

  route(removeLogo, async ({ operator, deps: { db } }) => {
    await changeLogo(db, operator.tenantId, null, operator);
    return { logo: null };
  }),
];

async function readOwnTenant(db: DataSource, id: TenantId) {
  const tenant = await db.getRepository(TenantRecord).findOneBy({ id });
  if (tenant === null) throw new ProductError("tenant.not_found");
  const { name, suspendedReason, settings } = tenant;
  return { name, suspendedReason, settings: TenantSettings.parse(settings) };
}
