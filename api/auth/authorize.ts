import type { Request } from "express";
import { decodePayloads, encodePayloads } from "../../contracts/endpoints/actors.ts";
import type { Access, Endpoint } from "../../contracts/endpoint.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { bearerOf } from "./bearerOf.ts";
import { readCookie } from "./cookies.ts";
import { readSignedIn } from "./signedIn.ts";
import type { SignedIn } from "./signedIn.ts";
import type { Audience } from "./tokens.ts";

/** The Temporal UI cannot send our access token, so its codec may be called with a cookie made for that alone. */
const takesCodecCookie: ReadonlySet<string> = new Set([decodePayloads.name, encodePayloads.name]);

type Guarded = Pick<Endpoint, "name" | "access">;
type Keepers = Pick<ApiDeps, "db" | "tokens">;

/**
 * Who calls, if they may. Throws auth.required, auth.expired, auth.session_ended, auth.two_factor_needed, permission.denied
 * or request.rate_limited.
 */
export async function authorize(
  deps: Keepers & Pick<ApiDeps, "requestLimits">,
  request: Pick<Request, "headers">,
  endpoint: Guarded,
): Promise<SignedIn> {
  const operator = await recognize(deps, request, endpoint);
  await deps.requestLimits.spend("operator", operator.operatorId);
  return operator;
}

function recognize(deps: Keepers, request: Pick<Request, "headers">, endpoint: Guarded): Promise<SignedIn> {
  const bearer = bearerOf(request);
  if (bearer !== null) return authorizeToken(deps, bearer, endpoint);
  const cookie = takesCodecCookie.has(endpoint.name) ? readCookie(request, "codec") : null;
  if (cookie !== null) return authorizeToken(deps, cookie, endpoint, "codec");
  throw new ProductError("auth.required");
}

/** The same for a token that came in another way. */
export async function authorizeToken(
  { db, tokens }: Keepers,
  token: string,
  { access }: Guarded,
  audience: Audience = "console",
): Promise<SignedIn> {
  const operator = await readSignedIn(db, await tokens.verify(token, audience));
  if (operator.twoFactorNeeded && access !== "signedIn") throw new ProductError("auth.two_factor_needed");
  if (!isAllowed(operator, access)) throw new ProductError("permission.denied");
  return operator;
}

function isAllowed({ permissions, isInstallationAdmin }: SignedIn, access: Access): boolean {
  if (access === "anyone" || access === "signedIn") return true;
  return access === "installation" ? isInstallationAdmin : permissions.includes(access);
}
