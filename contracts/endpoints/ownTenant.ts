import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Forgettable, TenantChange, TenantSettings } from "../tenantSettings.ts";

const OwnTenant = z.object({
  name: z.string(),
  /** Why the installation's administrator suspended it; null while it is active. */
  suspendedReason: z.string().nullable(),
  settings: TenantSettings,
});

export const getOwnTenant = endpoint({
  name: "getOwnTenant",
  summary: "The caller's company: its name and settings.",
  method: "GET",
  path: "/api/v1/operator/tenant",
  access: "signedIn",
  result: OwnTenant,
});

export const changeOwnTenant = endpoint({
  name: "changeOwnTenant",
  summary: "Change the company's settings. What is not named stays as it is.",
  method: "PATCH",
  path: "/api/v1/admin/tenant",
  access: "settings.manage",
  body: TenantChange,
  result: OwnTenant,
});

export const previewRetention = endpoint({
  name: "previewRetention",
  summary: "What would be deleted today if conversations were kept for so many days after the last word.",
  method: "GET",
  path: "/api/v1/admin/tenant/retention",
  access: "settings.manage",
  query: z.object({ days: z.coerce.number().int().min(1).max(36_500) }),
  result: Forgettable,
});
