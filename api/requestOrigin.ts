import { randomUUID } from "node:crypto";
import type { Request } from "express";
import type { RequestOrigin } from "../contracts/actors.ts";

const ids = new WeakMap<Request, string>();

/** The request's id, the same however often it is asked for: it stands in the answer, the log and the audit. */
export function requestIdOf(request: Request): string {
  const id = ids.get(request) ?? randomUUID();
  ids.set(request, id);
  return id;
}

export const originOf = (request: Request): RequestOrigin => ({
  address: request.ip ?? "",
  requestId: requestIdOf(request),
});
