import express from "express";
import type { Express } from "express";
import { AUDIT_CSV_PATH } from "../contracts/audit.ts";
import { TRANSCRIPT_PATH } from "../contracts/endpoints/thread.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { handleErrors, nothingHere } from "./errors/handleErrors.ts";
import { serveHealth } from "./health/serveHealth.ts";
import { createHook } from "./hooks/hook.ts";
import { mount } from "./mount.ts";
import { serveOpenApi } from "./openapi.ts";
import { routes } from "./routes/routes.ts";
import { allowCodecOrigin } from "./routes/allowCodecOrigin.ts";
import { serveAuditCsv } from "./routes/auditCsv.ts";
import { serveMedia } from "./routes/media.ts";
import { serveTranscript } from "./routes/transcript.ts";
import { serveConsole } from "./serveConsole.ts";

/** The whole HTTP side of the product. Webhooks come first and pass through nothing else. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  // The caller's address, for counting sign-in attempts, is the one our own reverse proxy saw.
  app.set("trust proxy", "loopback, uniquelocal");

  app.post("/hooks/:channelAccountId", createHook(deps));
  app.get("/health", serveHealth(deps));
  app.get("/metrics", async (_, response) => {
    response.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  app.get("/api/openapi.json", serveOpenApi(routes, deps.settings.publicUrl));
  app.use("/api/v1/admin/codec", allowCodecOrigin(deps.settings.temporalUiUrl));
  app.use(mount(routes, deps));
  app.get("/api/v1/operator/media/:mediaId", serveMedia(deps));
  app.get(AUDIT_CSV_PATH, serveAuditCsv(deps));
  app.get(TRANSCRIPT_PATH, serveTranscript(deps));
  app.use(["/api", "/hooks"], nothingHere);
  if (deps.settings.consoleDir !== null) app.use(serveConsole(deps.settings.consoleDir));
  app.use(nothingHere);
  app.use(handleErrors(deps.log));
  return app;
}
