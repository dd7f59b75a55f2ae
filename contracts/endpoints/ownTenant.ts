import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Logo, LOGO_BYTES_MAX } from "../logo.ts";
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

/** What a new company does first. reply: somebody has taken a conversation. */
export const FirstStep = z.enum(["channel", "hours", "people", "reply"]);
export type FirstStep = z.infer<typeof FirstStep>;

export const getFirstSteps = endpoint({
  name: "getFirstSteps",
  summary: "Which of the first steps the company has taken.",
  method: "GET",
  path: "/api/v1/admin/tenant/first-steps",
  access: "settings.manage",
  result: z.record(FirstStep, z.boolean()),
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

const logoPath = "/api/v1/admin/tenant/logo";
const LogoAnswer = z.object({ logo: Logo });

export const getLogo = endpoint({
  name: "getLogo",
  summary: "The company's logo.",
  method: "GET",
  path: "/api/v1/operator/tenant/logo",
  access: "signedIn",
  result: LogoAnswer,
});

export const setLogo = endpoint({
  name: "setLogo",
  summary: "Give the company a logo: a PNG, JPEG or WebP picture of 256 KiB at most.",
  method: "POST",
  path: logoPath,
  access: "settings.manage",
  body: z.object({ base64: z.base64().max(Math.ceil(LOGO_BYTES_MAX / 3) * 4) }),
  result: LogoAnswer,
});

export const removeLogo = endpoint({
  name: "removeLogo",
  summary: "Take the company's logo away.",
  method: "DELETE",
  path: logoPath,
  access: "settings.manage",
  result: LogoAnswer,
});
