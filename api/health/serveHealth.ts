import type { RequestHandler } from "express";
import type { ApiDeps } from "../apiDeps.ts";
import { readHealth } from "./readHealth.ts";

/** 200 while messages can be received, even if nobody answers them; 503 when they cannot. */
export function serveHealth(deps: ApiDeps): RequestHandler {
  return async (_, response) => {
    const health = await readHealth(deps);
    response.setHeader("cache-control", "no-store");
    response.status(health.status === "down" ? 503 : 200).json(health);
  };
}
