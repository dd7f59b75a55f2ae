import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Password } from "../password.ts";
import { Person, Presence } from "../person.ts";

const GivenPassword = z.string().min(1).max(200);

export const getProfile = endpoint({
  name: "getProfile",
  summary: "My own profile.",
  method: "GET",
  path: "/api/v1/operator/profile",
  access: "signedIn",
  result: z.object({
    person: Person,
    recoveryCodesLeft: z.number().int(),
    /** Stands under what I write to contacts; empty for none. */
    signature: z.string(),
  }),
});

export const changeProfile = endpoint({
  name: "changeProfile",
  summary: "Change my name, whether I take conversations now, or my signature.",
  method: "PATCH",
  path: "/api/v1/operator/profile",
  access: "signedIn",
  body: z.object({
    name: z.string().trim().min(1).max(100).optional(),
    presence: Presence.optional(),
    signature: z.string().trim().max(300).optional(),
  }),
  result: Person,
});

export const changePassword = endpoint({
  name: "changePassword",
  summary: "Change my password. Every other session of mine ends.",
  method: "POST",
  path: "/api/v1/operator/profile/password",
  access: "signedIn",
  body: z.object({ current: GivenPassword, next: Password }),
  result: z.object({}),
});

export const OwnSession = z.object({
  id: z.uuid(),
  isCurrent: z.boolean(),
  /** As they were at sign-in. */
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  startedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
});

export const listSessions = endpoint({
  name: "listSessions",
  summary: "Where I am signed in.",
  method: "GET",
  path: "/api/v1/operator/sessions",
  access: "signedIn",
  result: z.object({ sessions: z.array(OwnSession) }),
});

export const endOwnSession = endpoint({
  name: "endOwnSession",
  summary: "Sign out in one other place.",
  method: "DELETE",
  path: "/api/v1/operator/sessions/:sessionId",
  access: "signedIn",
  params: z.object({ sessionId: z.uuid() }),
  result: z.object({}),
});

export const endAllSessions = endpoint({
  name: "endAllSessions",
  summary: "Sign out everywhere, here too.",
  method: "DELETE",
  path: "/api/v1/operator/sessions",
  access: "signedIn",
  result: z.object({}),
});

/** `uri` is the otpauth address that authenticator apps read; `secret` the same in base32, to type. */
export const beginTwoFactor = endpoint({
  name: "beginTwoFactor",
  summary: "A new secret for an authenticator app. Nothing is asked at sign-in until a code has confirmed it.",
  method: "POST",
  path: "/api/v1/operator/two-factor",
  access: "signedIn",
  body: z.object({ password: GivenPassword }),
  result: z.object({ secret: z.string(), uri: z.string() }),
});

export const confirmTwoFactor = endpoint({
  name: "confirmTwoFactor",
  summary: "Switch two-factor sign-in on by a first code. The recovery codes are shown this once.",
  method: "POST",
  path: "/api/v1/operator/two-factor/confirm",
  access: "signedIn",
  body: z.object({ code: z.string().trim().min(1).max(50) }),
  result: z.object({ recoveryCodes: z.array(z.string()) }),
});

export const removeTwoFactor = endpoint({
  name: "removeTwoFactor",
  summary: "Switch two-factor sign-in off.",
  method: "POST",
  path: "/api/v1/operator/two-factor/remove",
  access: "signedIn",
  body: z.object({ password: GivenPassword }),
  result: z.object({}),
});
