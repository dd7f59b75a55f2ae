import type { Request } from "express";

/** The token of the Authorization header, or null. */
export const bearerOf = ({ headers }: Pick<Request, "headers">): string | null =>
  /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
