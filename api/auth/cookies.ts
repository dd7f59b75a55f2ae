import type { CookieOptions, Request, Response } from "express";
import { SESSION_TTL_MS } from "../../commands/beginSession.ts";
import { OIDC_START_PATH } from "../../contracts/oidc.ts";

/** Somebody has so long to sign in at the identity provider. */
export const OIDC_TICKET_TTL_MS = 10 * 60_000;

/**
 * refresh: the only place of the refresh token. codec: lets the Temporal UI of an administrator decrypt payloads. oidc: what
 * a sign-in at the identity provider must bring back; lax, because it is the provider's page that leads back here.
 */
const cookies = {
  refresh: { name: "sw_refresh", path: "/api/v1/operator/session", sameSite: "strict", maxAge: SESSION_TTL_MS },
  codec: { name: "sw_codec", path: "/api/v1/admin/codec", sameSite: "strict", maxAge: SESSION_TTL_MS },
  oidc: { name: "sw_oidc", path: OIDC_START_PATH, sameSite: "lax", maxAge: OIDC_TICKET_TTL_MS },
} as const;
type CookieName = keyof typeof cookies;

/** Scripts cannot read them, and no other site can make a browser send them along with a request of its own. */
function optionsFor(cookie: CookieName, publicUrl: string): CookieOptions {
  const { path, sameSite } = cookies[cookie];
  return { path, sameSite, httpOnly: true, secure: publicUrl.startsWith("https:") };
}

export function setCookie(response: Response, cookie: CookieName, value: string, publicUrl: string): void {
  const { name, maxAge } = cookies[cookie];
  response.cookie(name, value, { ...optionsFor(cookie, publicUrl), maxAge });
}

export function clearCookie(response: Response, cookie: CookieName, publicUrl: string): void {
  response.clearCookie(cookies[cookie].name, optionsFor(cookie, publicUrl));
}

/** Those of a session. */
export function clearCookies(response: Response, publicUrl: string): void {
  clearCookie(response, "refresh", publicUrl);
  clearCookie(response, "codec", publicUrl);
}

export function readCookie(request: Pick<Request, "headers">, cookie: CookieName): string | null {
  const prefix = `${cookies[cookie].name}=`;
  const found = (request.headers.cookie ?? "").split("; ").find((pair) => pair.startsWith(prefix));
  return found?.slice(prefix.length) ?? null;
}
