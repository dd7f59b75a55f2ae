import { join } from "node:path";
import { say, seconds } from "./console.ts";
import { findTemporal, temporalSources } from "./findTemporal.ts";
import type { Installation } from "./installation.ts";
import { startPostgres } from "./postgres.ts";
import type { Secrets } from "./secrets.ts";
import type { Supervisor } from "./supervise.ts";
import { checkExternalTemporal, startTemporal } from "./temporal.ts";

export interface Services {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

/** PostgreSQL and Temporal side by side: the ones of the environment where it names them, else our own. */
export async function startServices(
  installation: Installation,
  secrets: Secrets,
  supervisor: Supervisor,
): Promise<Services> {
  const [databaseUrl, temporalAddress] = await Promise.all([
    provideDatabase(installation, secrets, supervisor),
    provideTemporal(installation, supervisor),
  ]);
  return { databaseUrl, temporalAddress };
}

async function provideDatabase(
  { env, dataDir, logFile }: Installation,
  secrets: Secrets,
  { keep }: Supervisor,
): Promise<string> {
  if (env.DATABASE_URL !== undefined) {
    say("postgres", "the one of DATABASE_URL");
    return env.DATABASE_URL;
  }
  const startedAt = performance.now();
  const settings = { port: env.POSTGRES_PORT, password: secrets.databasePassword, logFile: logFile("postgres") };
  const wantedDir = join(dataDir, "postgres");
  const postgres = await keep("postgres", () => startPostgres({ ...settings, dataDir: wantedDir }));
  if (postgres.dataDir !== wantedDir)
    say("postgres", `its user cannot enter this folder, so the data lie in ${postgres.dataDir}`);
  say("postgres", `ready on 127.0.0.1:${env.POSTGRES_PORT} (${seconds(startedAt)})`);
  return postgres.url;
}

async function provideTemporal(
  { env, dataDir, publicUrl, logFile }: Installation,
  { keep }: Supervisor,
): Promise<string> {
  if (env.TEMPORAL_ADDRESS !== undefined) {
    await checkExternalTemporal(env.TEMPORAL_ADDRESS, env.TEMPORAL_NAMESPACE);
    say("temporal", `the one at ${env.TEMPORAL_ADDRESS}`);
    return env.TEMPORAL_ADDRESS;
  }
  say("temporal", "TEMPORAL_ADDRESS is not set, so one is started here");
  const program = await findTemporal(temporalSources(join(dataDir, "bin")), (line) => say("temporal", line));
  const startedAt = performance.now();
  const settings = {
    program,
    port: env.TEMPORAL_PORT,
    uiPort: env.TEMPORAL_UI_PORT,
    dbFile: join(dataDir, "temporal.db"),
  };
  const codecEndpoint = `${publicUrl}/api/v1/admin/codec`;
  const temporal = await keep("temporal", () =>
    startTemporal({ ...settings, codecEndpoint, logFile: logFile("temporal") }),
  );
  say("temporal", `ready on ${temporal.address} (${seconds(startedAt)})`);
  return temporal.address;
}
