import type { RequestHandler } from "express";

/** Lets pages of the Temporal UI, and of nobody else, call the codec with an administrator's cookie. */
export function allowCodecOrigin(temporalUiUrl: string | null): RequestHandler {
  const allowed = temporalUiUrl === null ? null : new URL(temporalUiUrl).origin;
  return (request, response, next) => {
    response.setHeader("vary", "Origin");
    if (allowed !== null && request.headers.origin === allowed) {
      response.setHeader("access-control-allow-origin", allowed);
      response.setHeader("access-control-allow-credentials", "true");
      response.setHeader("access-control-allow-headers", "content-type, x-namespace, authorization");
      response.setHeader("access-control-allow-methods", "POST");
    }
    if (request.method === "OPTIONS") response.status(204).end();
    else next();
  };
}
