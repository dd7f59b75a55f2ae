import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild } from "../../runtime/childProcess.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { startPostgres } from "../../runtime/postgres.ts";
import { projectRoot } from "../../runtime/projectRoot.ts";
import { runProductScript } from "../../runtime/runProductScript.ts";

export interface SearchStack {
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly pids: Readonly<Record<"api" | "postgres", number>>;
  readonly stop: () => Promise<void>;
}

/** PostgreSQL as `up` starts it, filled by `fill` before the compiled API begins. Temporal has no part in searching. */
export async function startSearchStack(fill: (databaseUrl: string) => Promise<void>): Promise<SearchStack> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-bench-"));
  await chmod(folder, 0o755); // The database's own user must get in, where the bench runs as root.
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of stops.toReversed()) await end();
  };
  try {
    const postgres = await startPostgres({
      dataDir: join(folder, "postgres"),
      port: await findFreePort(),
      password: randomBytes(16).toString("hex"),
      logFile: join(folder, "postgres.log"),
    });
    stops.push(postgres.stop);
    const port = await findFreePort();
    const variables = {
      NODE_ENV: "production",
      LOG_LEVEL: "error",
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: `127.0.0.1:${await findFreePort()}`,
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
      JWT_SECRET: randomBytes(48).toString("base64"),
    };
    await runProductScript("entities/migrate.js", variables);
    await fill(postgres.url);
    const api = await startChild({
      name: "api",
      command: process.execPath,
      args: ["--enable-source-maps", join(projectRoot, "dist/api/main.js")],
      cwd: projectRoot,
      env: variables,
      logFile: join(folder, "api.log"),
    });
    stops.push(() => api.stop());
    const pids = { api: api.pid, postgres: postgres.child.pid };
    return { databaseUrl: postgres.url, apiUrl: `http://127.0.0.1:${port}`, pids, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
