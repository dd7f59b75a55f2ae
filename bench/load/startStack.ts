import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnv } from "../../config/env.ts";
import { type Child, startChild } from "../../runtime/childProcess.ts";
import { findTemporal, temporalSources } from "../../runtime/findTemporal.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { startPostgres } from "../../runtime/postgres.ts";
import { projectRoot } from "../../runtime/projectRoot.ts";
import { runProductScript } from "../../runtime/runProductScript.ts";
import { StartUpProblem } from "../../runtime/startUpProblem.ts";
import { startTemporal } from "../../runtime/temporal.ts";
import { waitForHealth } from "../../runtime/waitForHealth.ts";
import type { LoadPlan } from "./arguments.ts";
import { type SeededTenant, seedTenant } from "./seedTenant.ts";
import type { Provider } from "./startProvider.ts";

export interface StackSettings {
  readonly plan: Pick<LoadPlan, "profile" | "mode" | "llmMs">;
  readonly provider: Pick<Provider, "telegramUrl" | "modelUrl">;
  /** The bot's, at the fake Telegram. */
  readonly token: string;
  readonly say: (line: string) => void;
}

export interface Stack {
  readonly apiUrl: string;
  readonly databaseUrl: string;
  readonly tenant: SeededTenant;
  readonly pids: Readonly<Record<"temporal" | "worker" | "api" | "postgres", number>>;
  /** The last words of a part that ended by itself; null while all run. */
  readonly failure: () => string | null;
  readonly stop: () => Promise<void>;
}

/** The whole product as `up` runs it, from dist/, with data of its own in a temporary folder and on free ports. */
export async function startStack({ plan, provider, token, say }: StackSettings): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-bench-"));
  await chmod(folder, 0o755); // The database's own user must get in, where the bench runs as root.
  const children: Child[] = [];
  const stop = async () => {
    for (const child of children.toReversed()) await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const logFile = (name: string) => join(folder, "logs", `${name}.log`);
    const keep = <Part extends { readonly child: Child }>(part: Part): Part => {
      children.push(part.child);
      return part;
    };
    const program = await findTemporal(temporalSources(join(projectRoot, ".switchboard", "bin")), say);
    const postgres = keep(
      await startPostgres({
        dataDir: join(folder, "postgres"),
        port: await findFreePort(),
        password: randomBytes(16).toString("hex"),
        logFile: logFile("postgres"),
      }),
    );
    const temporal = keep(
      await startTemporal({
        program,
        port: await findFreePort(),
        dbFile: join(folder, "temporal.db"),
        logFile: logFile("temporal"),
      }),
    );
    const port = await findFreePort();
    const variables = {
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: "default",
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
      JWT_SECRET: randomBytes(48).toString("base64"),
      TELEGRAM_API_ROOT: provider.telegramUrl,
      OPENAI_API_KEY: "",
      OPENAI_BASE_URL: plan.llmMs === undefined ? "" : provider.modelUrl,
    };
    await runProductScript("entities/migrate.js", variables);
    const tenant = await seedTenant(readEnv({}, variables), plan, token);
    const startProcess = async (name: string, script: string) => {
      const args = ["--enable-source-maps", join(projectRoot, "dist", script)];
      const settings = { name, command: process.execPath, args, cwd: projectRoot, env: variables };
      return keep({
        child: await startChild({ ...settings, logFile: logFile(name), onLine: (line) => say(`${name}: ${line}`) }),
      });
    };
    const api = await startProcess("api", "api/main.js");
    const worker = await startProcess("worker", "workers/main.js");
    const apiUrl = `http://127.0.0.1:${port}`;
    const missing = await waitForHealth(apiUrl);
    if (missing !== undefined)
      throw new StartUpProblem(`The stack did not come up: ${missing}.`, "Its parts' words stand above.");
    return {
      apiUrl,
      databaseUrl: postgres.url,
      tenant,
      pids: {
        temporal: temporal.child.pid,
        worker: worker.child.pid,
        api: api.child.pid,
        postgres: postgres.child.pid,
      },
      failure: () => {
        const ended = children.find((child) => !child.running());
        return ended === undefined ? null : `${ended.name} ended: ${ended.lastLines().join(" / ")}`;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
