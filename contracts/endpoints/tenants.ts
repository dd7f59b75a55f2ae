import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { TenantId } from "../ids.ts";
import { PersonLink } from "../person.ts";
import { Tenant, TenantName } from "../tenant.ts";
import { TenantSettings } from "../tenantSettings.ts";

const access = "installation";
const path = "/api/v1/admin/tenants/:tenantId";
const params = z.object({ tenantId: TenantId });
const { language, timeZone } = TenantSettings.shape;

export const listTenants = endpoint({
  name: "listTenants",
  summary: "Every tenant of the installation, with how much it does.",
  method: "GET",
  path: "/api/v1/admin/tenants",
  access,
  result: z.object({ tenants: z.array(Tenant) }),
});

export const TenantToOpen = z.object({
  name: TenantName,
  language,
  timeZone,
  administrator: z.object({
    name: z.string().trim().min(1).max(100),
    email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  }),
});

export const createTenant = endpoint({
  name: "createTenant",
  summary: "Create a tenant and invite its first administrator. The link is shown once and is yours to hand over.",
  method: "POST",
  path: "/api/v1/admin/tenants",
  access,
  body: TenantToOpen,
  result: z.object({ tenant: Tenant, link: PersonLink }),
});

export const renameTenant = endpoint({
  name: "renameTenant",
  summary: "Give a tenant another name.",
  method: "PATCH",
  path,
  access,
  params,
  body: z.object({ name: TenantName }),
  result: Tenant,
});

export const suspendTenant = endpoint({
  name: "suspendTenant",
  summary: "Let a tenant send nothing more. What customers write is accepted and kept; its operators may read.",
  method: "POST",
  path: `${path}/suspend`,
  access,
  params,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  result: Tenant,
});

export const resumeTenant = endpoint({
  name: "resumeTenant",
  summary: "Let a tenant send again. What was waiting leaves.",
  method: "POST",
  path: `${path}/resume`,
  access,
  params,
  result: Tenant,
});
