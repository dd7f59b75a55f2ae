import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild } from "../runtime/childProcess.ts";
import type { Child } from "../runtime/childProcess.ts";
import { findFreePort } from "../runtime/ports.ts";
import { startPostgres } from "../runtime/postgres.ts";
import { projectRoot } from "../runtime/projectRoot.ts";
import { runProductScript } from "../runtime/runProductScript.ts";

export interface ApiUnderTest {
  readonly url: string;
  readonly databaseUrl: string;
  /** Signs the tokens of whoever is not made to sign in. */
  readonly jwtSecret: string;
  readonly pids: Readonly<Record<"api" | "postgres", number>>;
  readonly stop: () => Promise<void>;
}

/**
 * The compiled API, with the built console, on a database of its own in a temporary folder that `fill` writes in before the
 * API begins. What is read needs no actors, so there is no Temporal.
 */
export async function startApi(fill?: (databaseUrl: string) => Promise<void>): Promise<ApiUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-bench-"));
  await chmod(folder, 0o755); // The database's own user must get in, where the bench runs as root.
  const children: Child[] = [];
  const stop = async () => {
    for (const child of children.toReversed()) await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const postgres = await startPostgres({
      dataDir: join(folder, "postgres"),
      port: await findFreePort(),
      password: randomBytes(16).toString("hex"),
      logFile: join(folder, "postgres.log"),
    });
    children.push(postgres.child);
    const port = await findFreePort();
    const env = {
      // One address asks more in a minute than an office does.
      ADDRESS_REQUESTS_PER_MINUTE: "1000000",
      OPERATOR_REQUESTS_PER_MINUTE: "1000000",
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: "127.0.0.1:9",
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
      JWT_SECRET: randomBytes(48).toString("base64"),
    };
    await runProductScript("entities/migrate.js", env);
    await fill?.(postgres.url);
    const listening = Promise.withResolvers<void>();
    const api = await startChild({
      name: "api",
      command: process.execPath,
      args: ["--enable-source-maps", join(projectRoot, "dist/api/main.js")],
      cwd: projectRoot,
      env: { ...env, LOG_LEVEL: "info" },
      logFile: join(folder, "api.log"),
      onLine: (line) => line.includes("The API listens.") && listening.resolve(),
    });
    children.push(api);
    await Promise.race([
      listening.promise,
      api.ended.then((how) => Promise.reject(new Error(`The API ended: ${how}.`))),
    ]);
    const pids = { api: api.pid, postgres: postgres.child.pid };
    return { url: `http://127.0.0.1:${port}`, databaseUrl: postgres.url, jwtSecret: env.JWT_SECRET, pids, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
