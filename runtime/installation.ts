import { join, resolve } from "node:path";
import type { InstallationEnv } from "../config/installationEnv.ts";
import { projectRoot } from "./projectRoot.ts";
import type { WantedPort } from "./ports.ts";
import type { Secrets } from "./secrets.ts";

/** One installation on this machine: where it keeps its data and where it is reached. */
export interface Installation {
  readonly env: InstallationEnv;
  readonly dataDir: string;
  /** For people: what to open in a browser. */
  readonly publicUrl: string;
  /** For this machine: where the API answers whatever the public address is. */
  readonly localUrl: string;
  readonly temporalUiUrl: string | undefined;
  readonly logFile: (part: string) => string;
}

export function describeInstallation(env: InstallationEnv): Installation {
  const dataDir = resolve(projectRoot, env.DATA_DIR);
  const everywhere = env.HOST === "0.0.0.0" || env.HOST === "::";
  const localUrl = `http://${everywhere ? "127.0.0.1" : env.HOST}:${env.PORT}`;
  return {
    env,
    dataDir,
    publicUrl: env.PUBLIC_URL ?? localUrl,
    localUrl,
    temporalUiUrl:
      env.TEMPORAL_UI_URL ??
      (env.TEMPORAL_ADDRESS === undefined ? `http://127.0.0.1:${env.TEMPORAL_UI_PORT}` : undefined),
    logFile: (part) => join(dataDir, "logs", `${part}.log`),
  };
}

/** The ports of the parts that are started here; an external part needs none. */
export function wantedPorts({ env }: Installation): readonly WantedPort[] {
  const loopback = "127.0.0.1";
  const web = { purpose: "API and console", host: env.HOST, port: env.PORT, variable: "PORT" };
  const postgres = { purpose: "PostgreSQL", host: loopback, port: env.POSTGRES_PORT, variable: "POSTGRES_PORT" };
  const temporal = [
    { purpose: "Temporal server", host: loopback, port: env.TEMPORAL_PORT, variable: "TEMPORAL_PORT" },
    { purpose: "Temporal UI", host: loopback, port: env.TEMPORAL_UI_PORT, variable: "TEMPORAL_UI_PORT" },
  ];
  return [
    web,
    ...(env.DATABASE_URL === undefined ? [postgres] : []),
    ...(env.TEMPORAL_ADDRESS === undefined ? temporal : []),
  ];
}

interface Services {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly demoMessengerRoot: string | undefined;
}

/** What the product's processes read through config/env.ts, beside what they inherit. */
export function productEnvironment(
  installation: Installation,
  secrets: Secrets,
  services: Services,
): Record<string, string> {
  const { env, dataDir, publicUrl, temporalUiUrl } = installation;
  return {
    NODE_ENV: "production",
    HOST: env.HOST,
    PORT: String(env.PORT),
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
    DATABASE_URL: services.databaseUrl,
    TEMPORAL_ADDRESS: services.temporalAddress,
    TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE,
    ENCRYPTION_KEYS: env.ENCRYPTION_KEYS ?? secrets.encryptionKeys,
    JWT_SECRET: env.JWT_SECRET ?? secrets.jwtSecret,
    ...(temporalUiUrl !== undefined && { TEMPORAL_UI_URL: temporalUiUrl }),
    ...(services.demoMessengerRoot !== undefined && { DEMO_MESSENGER_ROOT: services.demoMessengerRoot }),
  };
}
