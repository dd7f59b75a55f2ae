import { z } from "zod";

/** Where a browser goes to sign in by the identity provider; `next` says which address of the console to open then. */
export const OIDC_START_PATH = "/api/v1/operator/oidc";

/** Where the provider sends it back to. No endpoint objects, because the answers of both are redirections. */
export const OIDC_CALLBACK_PATH = `${OIDC_START_PATH}/callback`;

/**
 * Why it did not work; the sign-in screen is opened with it. away: the provider did not answer. failed: it refused, or the
 * attempt was too old, forged or used. unverified: it does not vouch for the e-mail. unknown: no active operator has it.
 */
export const OidcProblem = z.enum(["away", "failed", "unverified", "unknown"]);
export type OidcProblem = z.infer<typeof OidcProblem>;

/** An address of the console, and of nothing else: a full one would let a link send people elsewhere after they sign in. */
export const ConsolePath = z
  .string()
  .max(1_000)
  .regex(/^\/(?![/\\])\S*$/);
