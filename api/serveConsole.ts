import { join } from "node:path";
import compression from "compression";
import express from "express";
import type { Router } from "express";
import helmet from "helmet";

/**
 * The built console, or the dialer under its own path. Its hashed files never change; its page is asked for anew each time. Any other address is the
 * page too: it routes by itself. Scripts run from our own files only; styles may stand inline, as Mantine needs.
 */
export function serveConsole(folder: string): Router {
  const router = express.Router();
  router.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", "data:", "blob:"],
          mediaSrc: ["'self'", "blob:"],
          fontSrc: ["'self'", "data:"],
          connectSrc: ["'self'", "ws:", "wss:"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: false,
    }),
  );
  router.use(compression());
  router.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }));
  router.use(
    express.static(folder, {
      index: false,
      setHeaders: (response) => void response.setHeader("cache-control", "no-cache"),
    }),
  );
  router.get("/{*page}", (_, response) => {
    response.sendFile(join(folder, "index.html"), { headers: { "cache-control": "no-cache" } });
  });
  return router;
}
