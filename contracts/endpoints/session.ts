import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Operator } from "../operator.ts";
import { Password } from "../password.ts";
import { EventCursor } from "../realtime.ts";

/** The refresh token travels only in an http-only, same-site cookie; the access token is kept in memory. */
export const Session = z.object({
  accessToken: z.string(),
  expiresAt: z.iso.datetime(),
  operator: Operator,
  /** Where the log of events stood: a screen that fetches after this answer and follows the log from here misses nothing. */
  since: EventCursor,
});
export type Session = z.infer<typeof Session>;

/** Where two-factor sign-in is on, a call without `code` is answered auth.code_needed; the second step repeats it with one. */
export const signIn = endpoint({
  name: "signIn",
  summary: "Sign in with e-mail and password, and a code where two-factor sign-in is on.",
  method: "POST",
  path: "/api/v1/operator/session",
  access: "anyone",
  body: z.object({
    email: z.string().trim().toLowerCase().pipe(z.email()),
    password: z.string().min(1).max(200),
    /** Six digits of the authenticator app, or a recovery code. */
    code: z.string().trim().min(1).max(50).optional(),
  }),
  result: Session,
});

/** A refresh token works once. Using an old one again ends the whole session: it was copied. */
export const refreshSession = endpoint({
  name: "refreshSession",
  summary: "Exchange the refresh cookie for a new access token.",
  method: "POST",
  path: "/api/v1/operator/session/refresh",
  access: "anyone",
  result: Session,
});

export const getSignInWays = endpoint({
  name: "getSignInWays",
  summary: "How operators may sign in here, besides e-mail and password.",
  method: "GET",
  path: "/api/v1/operator/session/ways",
  access: "anyone",
  result: z.object({
    /** Whether somebody who forgot their password may have a link mailed. */
    resetByMail: z.boolean(),
    /** The identity provider's name for the button; signing in begins at OIDC_START_PATH. */
    oidc: z.object({ name: z.string() }).nullable(),
  }),
});

/** The answer is the same whether or not anybody has this e-mail. */
export const forgotPassword = endpoint({
  name: "forgotPassword",
  summary: "Have a link to choose a new password mailed, where an operator has this e-mail.",
  method: "POST",
  path: "/api/v1/operator/password/forgotten",
  access: "anyone",
  body: z.object({ email: z.string().trim().toLowerCase().max(200).pipe(z.email()) }),
  result: z.object({}),
});

export const signOut = endpoint({
  name: "signOut",
  summary: "End this session: both tokens stop working at once.",
  method: "DELETE",
  path: "/api/v1/operator/session",
  access: "signedIn",
  result: z.object({}),
});

export const getMe = endpoint({
  name: "getMe",
  summary: "Who is signed in, and what they may do.",
  method: "GET",
  path: "/api/v1/operator/me",
  access: "signedIn",
  result: Operator,
});

export const getSetup = endpoint({
  name: "getSetup",
  summary: "Whether the installation still waits for its first administrator.",
  method: "GET",
  path: "/api/v1/operator/setup",
  access: "anyone",
  result: z.object({ needed: z.boolean() }),
});

export const setUp = endpoint({
  name: "setUp",
  summary: "Create the first tenant and its administrator; works only once, on an empty installation.",
  method: "POST",
  path: "/api/v1/operator/setup",
  access: "anyone",
  body: z.object({
    tenantName: z.string().trim().min(1).max(100),
    name: z.string().trim().min(1).max(100),
    email: z.string().trim().toLowerCase().pipe(z.email()),
    password: Password,
  }),
  result: Session,
});
