import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "./installation.ts";
import { takeInstanceLock } from "./instanceLock.ts";
import { POSTGRES_USER } from "./postgresCluster.ts";
import { startPostgres } from "./postgres.ts";
import { openSecrets } from "./secrets.ts";
import { StartUpProblem } from "./startUpProblem.ts";

interface InstallationDatabase {
  readonly url: string;
  /** When the `up` that runs on this data folder was started, in ms since 1970; undefined when none runs. */
  readonly upSince: number | undefined;
  readonly close: () => Promise<void>;
}

/** The database of an installation, for a command beside it: the one in use, or our own, started for the while. */
export async function openInstallationDatabase({
  env,
  dataDir,
  publicUrl,
  logFile,
}: Installation): Promise<InstallationDatabase> {
  if (env.DATABASE_URL !== undefined && env.ENCRYPTION_KEYS !== undefined)
    return { url: env.DATABASE_URL, upSince: undefined, close: async () => {} };
  const { databasePassword: password } = await openSecrets(dataDir);
  const letGo = await takeInstanceLock(dataDir, publicUrl).catch((error: unknown) => {
    if (error instanceof StartUpProblem) return undefined;
    throw error;
  });
  if (letGo === undefined) {
    const { mtimeMs: upSince } = await stat(join(dataDir, "up.lock"));
    const own = `postgres://${POSTGRES_USER}:${encodeURIComponent(password)}@127.0.0.1:${env.POSTGRES_PORT}/switchboard`;
    return { url: env.DATABASE_URL ?? own, upSince, close: async () => {} };
  }
  if (env.DATABASE_URL !== undefined) return { url: env.DATABASE_URL, upSince: undefined, close: letGo };
  try {
    const settings = { dataDir: join(dataDir, "postgres"), port: env.POSTGRES_PORT, logFile: logFile("postgres") };
    const postgres = await startPostgres({ ...settings, password });
    return {
      url: postgres.url,
      upSince: undefined,
      close: async () => {
        await postgres.stop();
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}
