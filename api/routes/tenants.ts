import { openTenant } from "../../commands/openTenant.ts";
import { readTenant, readTenants } from "../../commands/readTenants.ts";
import { renameTenant as rename } from "../../commands/renameTenant.ts";
import { resumeTenant as resume, suspendTenant as suspend } from "../../commands/suspendTenant.ts";
import {
  createTenant,
  listTenants,
  renameTenant,
  resumeTenant,
  suspendTenant,
} from "../../contracts/endpoints/tenants.ts";
import { handOver } from "../handOver.ts";
import { route } from "../mount.ts";

export const tenantRoutes = [
  route(listTenants, async ({ deps: { db } }) => ({ tenants: await readTenants(db) })),

  route(createTenant, async ({ body, operator, response, deps }) => {
    const { tenantId, link } = await openTenant(deps.db, body, operator);
    return { tenant: await readTenant(deps.db, tenantId), link: handOver(link, response, deps) };
  }),

  route(renameTenant, async ({ params: { tenantId }, body: { name }, operator, deps: { db } }) => {
    await rename(db, tenantId, name, operator);
    return readTenant(db, tenantId);
  }),

  route(suspendTenant, async ({ params: { tenantId }, body: { reason }, operator, deps: { db } }) => {
    await suspend(db, tenantId, reason, operator);
    return readTenant(db, tenantId);
  }),

  route(resumeTenant, async ({ params: { tenantId }, operator, deps: { db, ringer } }) => {
    ringer.ring("outbox", await resume(db, tenantId, operator));
    return readTenant(db, tenantId);
  }),
];
