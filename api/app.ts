import express from "express";
import type { Express } from "express";
import { NOTE_FILE_PATH } from "../contracts/companyNote.ts";
import { AUDIT_CSV_PATH } from "../contracts/audit.ts";
import { CALL_STATISTICS_CSV_PATH } from "../contracts/callStatistics.ts";
import { TRANSCRIPT_PATH } from "../contracts/endpoints/thread.ts";
import { OIDC_CALLBACK_PATH, OIDC_START_PATH } from "../contracts/oidc.ts";
import { PUBLIC_BASE } from "../contracts/endpoints/public.ts";
import { allowOrigins } from "./allowOrigins.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { apiHeaders } from "./apiHeaders.ts";
import { handleErrors, nothingHere } from "./errors/handleErrors.ts";
import { serveHealth } from "./health/serveHealth.ts";
import { createHook } from "./hooks/hook.ts";
import { limitAddresses } from "./limits/limitAddresses.ts";
import { mount } from "./mount.ts";
import { serveOpenApi } from "./openapi.ts";
import { mountPhone } from "./phone/phoneRoute.ts";
import { phoneRoutes } from "./phone/phoneRoutes.ts";
import { APP_BUILD_FILE_PATH } from "../contracts/appBuild.ts";
import { routes } from "./routes/routes.ts";
import { serveAppBuildFile } from "./routes/appBuildFile.ts";
import { serveAuditCsv } from "./routes/auditCsv.ts";
import { serveCallStatisticsCsv } from "./routes/callStatisticsCsv.ts";
import { serveNoteFile } from "./routes/companyNotes.ts";
import { serveMedia } from "./routes/media.ts";
import { serveTranscript } from "./routes/transcript.ts";
import { serveOidcCallback, serveOidcStart } from "./routes/oidc.ts";
import { serveConsole } from "./serveConsole.ts";

/** Where phones open the dialer. */
const DIALER_PATH = "/dialer";

/** Pages of the Temporal UI decrypt payloads by an administrator's cookie. */
const codecPages = { credentials: true, methods: "POST", headers: "content-type, x-namespace, authorization" } as const;
const publicPages = { credentials: false, methods: "GET, POST", headers: "authorization, content-type" } as const;

/** The whole HTTP side of the product. Webhooks come first and pass through nothing else. */
export function createApp(deps: ApiDeps): Express {
  const { corsOrigins, temporalUiUrl } = deps.settings;
  const temporalUi = temporalUiUrl === null ? [] : [new URL(temporalUiUrl).origin];
  const app = express();
  app.disable("x-powered-by").disable("etag");
  // The caller's address, for counting sign-in attempts, is the one our own reverse proxy saw.
  app.set("trust proxy", "loopback, uniquelocal");

  app.post("/hooks/:channelAccountId", createHook(deps));
  app.get("/health", serveHealth(deps));
  app.get("/metrics", async (_, response) => {
    response.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  app.use("/api", apiHeaders);
  app.use("/api/v1/admin/codec", allowOrigins({ ...codecPages, origins: temporalUi }));
  app.use(PUBLIC_BASE, allowOrigins({ ...publicPages, origins: corsOrigins }));
  app.use("/api", limitAddresses(deps.requestLimits));
  app.get("/api/openapi.json", serveOpenApi(routes, deps.settings.publicUrl));
  app.use(mountPhone(phoneRoutes, deps));
  app.use(mount(routes, deps));
  app.get("/api/v1/operator/media/:mediaId", serveMedia(deps));
  app.get(APP_BUILD_FILE_PATH, serveAppBuildFile(deps));
  app.get(NOTE_FILE_PATH, serveNoteFile(deps));
  app.get(OIDC_START_PATH, serveOidcStart(deps));
  app.get(OIDC_CALLBACK_PATH, serveOidcCallback(deps));
  app.get(AUDIT_CSV_PATH, serveAuditCsv(deps));
  app.get(CALL_STATISTICS_CSV_PATH, serveCallStatisticsCsv(deps));
  app.get(TRANSCRIPT_PATH, serveTranscript(deps));
  app.use(["/api", "/hooks"], nothingHere);
  if (deps.settings.dialerDir !== null) app.use(DIALER_PATH, serveConsole(deps.settings.dialerDir));
  if (deps.settings.consoleDir !== null) app.use(serveConsole(deps.settings.consoleDir));
  app.use(nothingHere);
  app.use(handleErrors(deps.log));
  return app;
}
