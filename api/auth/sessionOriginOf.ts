import type { Request } from "express";
import type { SessionOrigin } from "../../commands/beginSession.ts";

const USER_AGENT_MAX = 300;

/** Where a request comes from, as our own reverse proxy saw it. */
export const sessionOriginOf = (request: Request): SessionOrigin => ({
  address: request.ip ?? null,
  userAgent: request.get("user-agent")?.slice(0, USER_AGENT_MAX) ?? null,
});
