import { randomUUID } from "node:crypto";
import type { Request } from "express";
import type { SessionOrigin } from "../commands/beginSession.ts";
import type { RequestOrigin } from "../contracts/actors.ts";

const USER_AGENT_MAX = 300;

const ids = new WeakMap<Request, string>();

/** The request's id, the same however often it is asked for: it stands in the answer, the log and the audit. */
export function requestIdOf(request: Request): string {
  const id = ids.get(request) ?? randomUUID();
  ids.set(request, id);
  return id;
}

/** Where a request comes from, as our own reverse proxy saw it. */
export const originOf = (request: Request): RequestOrigin => ({
  address: request.ip ?? "",
  requestId: requestIdOf(request),
});

/** The same with the browser's name, for whoever begins a session to recognize it. */
export const sessionOriginOf = (request: Request): RequestOrigin & SessionOrigin => ({
  ...originOf(request),
  userAgent: request.get("user-agent")?.slice(0, USER_AGENT_MAX) ?? null,
});
