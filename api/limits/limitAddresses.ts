import type { RequestHandler } from "express";
import type { RequestLimits } from "./requestLimits.ts";

/** Counts every request to the API by its network address, before anything of it is read. */
export const limitAddresses =
  (limits: RequestLimits): RequestHandler =>
  async (request, _, next) => {
    await limits.spend("address", request.ip ?? "");
    next();
  };
