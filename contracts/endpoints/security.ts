import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { OperatorId } from "../ids.ts";
import { OwnSession } from "./profile.ts";

const access = "settings.manage";
const OperatorName = z.object({ id: OperatorId, name: z.string() });

/** `without` are those who have no second factor and may sign in, as far as the caller sees them. */
export const SafetyRules = z.object({ twoFactorRequired: z.boolean(), without: z.array(OperatorName) });
export type SafetyRules = z.infer<typeof SafetyRules>;

export const getSafetyRules = endpoint({
  name: "getSafetyRules",
  summary: "Whether everybody signs in with a second factor, and who has none.",
  method: "GET",
  path: "/api/v1/admin/security",
  access,
  result: SafetyRules,
});

/** Who has no second factor yet gets auth.two_factor_needed from then on, but for their own profile. */
export const changeSafetyRules = endpoint({
  name: "changeSafetyRules",
  summary: "Require a second factor of everybody, or leave it to each.",
  method: "PATCH",
  path: "/api/v1/admin/security",
  access,
  body: SafetyRules.pick({ twoFactorRequired: true }),
  result: SafetyRules,
});

const OpenSession = OwnSession.extend({ operator: OperatorName });
export type OpenSession = z.infer<typeof OpenSession>;

export const listOpenSessions = endpoint({
  name: "listOpenSessions",
  summary: "Who is signed in, from where; the one used last comes first. At most 200.",
  method: "GET",
  path: "/api/v1/admin/security/sessions",
  access,
  result: z.object({ sessions: z.array(OpenSession) }),
});

export const endOpenSession = endpoint({
  name: "endOpenSession",
  summary: "Sign somebody out in one place.",
  method: "DELETE",
  path: "/api/v1/admin/security/sessions/:sessionId",
  access,
  params: z.object({ sessionId: z.uuid() }),
  result: z.object({}),
});

/** Attempts on one account from one address. */
const FailedSignIns = z.object({
  operator: OperatorName,
  address: z.string().nullable(),
  count: z.number().int(),
  lastAt: z.iso.datetime(),
});
export type FailedSignIns = z.infer<typeof FailedSignIns>;

export const listFailedSignIns = endpoint({
  name: "listFailedSignIns",
  summary: "Failed sign-ins of the last seven days by account and address, the most frequent first. At most 50 rows.",
  method: "GET",
  path: "/api/v1/admin/security/failed-sign-ins",
  access,
  result: z.object({ failures: z.array(FailedSignIns) }),
});
