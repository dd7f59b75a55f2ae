import { existsSync } from "node:fs";
import { join } from "node:path";
import { createOutbounds } from "../channels/outbound.ts";
import { createChannels } from "../channels/registry.ts";
import type { Env } from "../config/env.ts";
import { createFileBlobStore } from "../entities/blobStore.ts";
import { createDataSource } from "../entities/dataSource.ts";
import { createSealer } from "../entities/sealing.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { createIdentityProvider } from "./auth/identityProvider.ts";
import { createSignInLimits } from "./auth/signInLimits.ts";
import { createTokens } from "./auth/tokens.ts";
import type { Log } from "../config/log.ts";
import { createMailer } from "./mail/mailer.ts";
import { createRequestLimits } from "./limits/requestLimits.ts";
import { createMetrics } from "./metrics.ts";
import { deriveVapidKeys } from "./notifying/vapidKeys.ts";
import { createCallWaiters } from "./phone/callWaiters.ts";
import { createPollsSeen } from "./phone/pollsSeen.ts";
import { createRinger } from "./ringing/ringer.ts";
import { createReachableActors } from "./temporal/reachableActors.ts";
import { reachTemporal } from "./temporal/reachTemporal.ts";

/** Makes the API's parts out of the environment. Opens nothing yet: neither Postgres nor Temporal has to be there. */
export function composeApi(env: Env, log: Log): ApiDeps {
  const db = createDataSource({ url: env.DATABASE_URL, applicationName: "switchboard-api", poolSize: 10 });
  const temporal = reachTemporal({
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    encryptionKeys: env.ENCRYPTION_KEYS,
  });
  const actors = createReachableActors(temporal, { idleMs: env.CONVERSATION_IDLE_MS });
  const metrics = createMetrics(db);
  const publicUrl = (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, "");
  return {
    db,
    temporal,
    actors,
    ringer: createRinger({ db, actors, metrics, log }),
    channels: createChannels({
      telegramApi: env.TELEGRAM_API_ROOT,
      demoMessenger: env.DEMO_MESSENGER_ROOT,
      allowedPrivateHosts: env.ALLOWED_PRIVATE_HOSTS,
    }),
    sealer: createSealer(env.ENCRYPTION_KEYS),
    blobs: createFileBlobStore(join(env.DATA_DIR, "blobs")),
    tokens: createTokens(env.JWT_SECRET),
    signInLimits: createSignInLimits(db),
    pushing: {
      outbound: createOutbounds(env.ALLOWED_PRIVATE_HOSTS).guarded,
      keys: deriveVapidKeys(env.JWT_SECRET),
      subject: publicUrl.startsWith("https:") ? publicUrl : `mailto:admin@${new URL(publicUrl).hostname}`,
    },
    mailer: composeMailer(env, log),
    identityProvider: composeIdentityProvider(env, publicUrl),
    requestLimits: createRequestLimits(db, {
      key: env.KEY_REQUESTS_PER_MINUTE,
      operator: env.OPERATOR_REQUESTS_PER_MINUTE,
      address: env.ADDRESS_REQUESTS_PER_MINUTE,
    }),
    callWaiters: createCallWaiters(),
    pollsSeen: createPollsSeen(db, log),
    metrics,
    settings: {
      databaseUrl: env.DATABASE_URL,
      publicUrl,
      temporalNamespace: env.TEMPORAL_NAMESPACE,
      temporalUiUrl: env.TEMPORAL_UI_URL?.replace(/\/+$/, "") ?? null,
      corsOrigins: env.CORS_ORIGINS,
      encryptionKeys: env.ENCRYPTION_KEYS,
      model: env.OPENAI_API_KEY !== undefined || env.OPENAI_BASE_URL !== undefined ? env.OPENAI_MODEL : null,
      dataDir: env.DATA_DIR,
      consoleDir: builtPages("console"),
      dialerDir: builtPages("dialer"),
    },
    log,
  };
}

const composeMailer = ({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Env, log: Log) =>
  smtpUrl === undefined || from === undefined ? null : createMailer({ smtpUrl, from }, log);

function composeIdentityProvider(env: Env, publicUrl: string) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return createIdentityProvider({ issuer, clientId, clientSecret, name, publicUrl, jwtSecret: env.JWT_SECRET });
}

/** Pages are built beside the compiled API; a process that runs from sources serves none. */
function builtPages(name: "console" | "dialer"): string | null {
  const folder = join(import.meta.dirname, "..", name);
  return existsSync(join(folder, "index.html")) ? folder : null;
}
