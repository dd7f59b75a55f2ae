import type { RequestHandler } from "express";

interface CrossOrigin {
  readonly origins: readonly string[];
  /** Whether the browser may send our cookies along. */
  readonly credentials: boolean;
  readonly methods: string;
  readonly headers: string;
}

/** Headers of an answer that a page may read besides the body. */
const EXPOSED = "retry-after, x-request-id";

/** Lets pages of these origins, and of no others, call what follows. Answers a preflight itself. */
export function allowOrigins({ origins, credentials, methods, headers }: CrossOrigin): RequestHandler {
  return ({ method, headers: { origin } }, response, next) => {
    response.vary("Origin");
    if (origin !== undefined && origins.includes(origin)) {
      response.setHeader("access-control-allow-origin", origin);
      if (credentials) response.setHeader("access-control-allow-credentials", "true");
      response.setHeader("access-control-allow-headers", headers);
      response.setHeader("access-control-allow-methods", methods);
      response.setHeader("access-control-expose-headers", EXPOSED);
    }
    if (method === "OPTIONS") response.status(204).end();
    else next();
  };
}
