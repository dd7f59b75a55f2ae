import type { CookieOptions, Request, Response } from "express";
import { SESSION_TTL_MS } from "../../commands/beginSession.ts";

/** refresh: the only place of the refresh token. codec: lets the Temporal UI of an administrator decrypt payloads. */
const cookies = {
  refresh: { name: "sw_refresh", path: "/api/v1/operator/session" },
  codec: { name: "sw_codec", path: "/api/v1/admin/codec" },
} as const;
type CookieName = keyof typeof cookies;

/** Scripts cannot read them, and no other site can make a browser send them. */
const optionsFor = (cookie: CookieName, publicUrl: string): CookieOptions => ({
  path: cookies[cookie].path,
  httpOnly: true,
  sameSite: "strict",
  secure: publicUrl.startsWith("https:"),
});

export function setCookie(response: Response, cookie: CookieName, value: string, publicUrl: string): void {
  response.cookie(cookies[cookie].name, value, { ...optionsFor(cookie, publicUrl), maxAge: SESSION_TTL_MS });
}

export function clearCookies(response: Response, publicUrl: string): void {
  response.clearCookie(cookies.refresh.name, optionsFor("refresh", publicUrl));
  response.clearCookie(cookies.codec.name, optionsFor("codec", publicUrl));
}

export function readCookie(request: Pick<Request, "headers">, cookie: CookieName): string | null {
  const prefix = `${cookies[cookie].name}=`;
  const found = (request.headers.cookie ?? "").split("; ").find((pair) => pair.startsWith(prefix));
  return found?.slice(prefix.length) ?? null;
}
