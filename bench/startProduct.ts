import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Env, readEnv } from "../config/env.ts";
import { type Child, startChild } from "../runtime/childProcess.ts";
import { findTemporal, temporalSources } from "../runtime/findTemporal.ts";
import { findFreePort } from "../runtime/ports.ts";
import { startPostgres } from "../runtime/postgres.ts";
import { projectRoot } from "../runtime/projectRoot.ts";
import { runProductScript } from "../runtime/runProductScript.ts";
import { StartUpProblem } from "../runtime/startUpProblem.ts";
import { startTemporal } from "../runtime/temporal.ts";
import { waitForHealth } from "../runtime/waitForHealth.ts";

/** How a line of a log begins that no person needs. */
const INFORMATION = '{"level":30';

type Variables = Readonly<Record<string, string>>;

interface ProductSettings<Seeded> {
  /** Beside those that every installation needs. */
  readonly variables: Variables;
  /** Writes what the product finds when its processes begin. */
  readonly seed: (env: Env) => Promise<Seeded>;
  readonly say: (line: string) => void;
}

export interface Product<Seeded> {
  readonly apiUrl: string;
  readonly databaseUrl: string;
  /** In which the Temporal server keeps its data. */
  readonly temporalFile: string;
  readonly seeded: Seeded;
  readonly pids: Readonly<Record<"temporal" | "worker" | "api" | "postgres", number>>;
  /** One more worker, at work when this resolves; it may end whenever the bench wants it to. */
  readonly startWorker: (name: string, variables: Variables) => Promise<Child>;
  /** The last words of a part that ended by itself; null while all run. */
  readonly failure: () => string | null;
  readonly stop: () => Promise<void>;
}

/** The whole product as `up` runs it, from dist/, with data of its own in a temporary folder and on free ports. */
export async function startProduct<Seeded>({
  seed,
  say,
  ...settings
}: ProductSettings<Seeded>): Promise<Product<Seeded>> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-bench-"));
  await chmod(folder, 0o755); // The database's own user must get in, where the bench runs as root.
  const parts: Child[] = [];
  const workers: Child[] = [];
  const stop = async () => {
    await Promise.all(workers.map((child) => child.stop()));
    for (const child of parts.toReversed()) await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const logFile = (name: string) => join(folder, "logs", `${name}.log`);
    const keep = <Part extends { readonly child: Child }>(part: Part): Part => {
      parts.push(part.child);
      return part;
    };
    const temporalFile = join(folder, "temporal.db");
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
        dbFile: temporalFile,
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
      OPENAI_API_KEY: "",
      OPENAI_BASE_URL: "",
      ...settings.variables,
    };
    await runProductScript("entities/migrate.js", variables);
    const seeded = await seed(readEnv({}, variables));
    const startProcess = (name: string, script: string, own: Variables = {}, hear?: (line: string) => void) => {
      const args = ["--enable-source-maps", join(projectRoot, "dist", script)];
      const env = { ...variables, ...own };
      const onLine = (line: string) => {
        hear?.(line);
        if (!line.includes(INFORMATION)) say(`${name}: ${line}`);
      };
      return startChild({
        name,
        command: process.execPath,
        args,
        cwd: projectRoot,
        env,
        logFile: logFile(name),
        onLine,
      });
    };
    const api = keep({ child: await startProcess("api", "api/main.js") });
    const worker = keep({ child: await startProcess("worker", "workers/main.js") });
    const apiUrl = `http://127.0.0.1:${port}`;
    const missing = await waitForHealth(apiUrl);
    if (missing !== undefined)
      throw new StartUpProblem(`The stack did not come up: ${missing}.`, "Its parts' words stand above.");
    return {
      apiUrl,
      databaseUrl: postgres.url,
      temporalFile,
      seeded,
      pids: {
        temporal: temporal.child.pid,
        worker: worker.child.pid,
        api: api.child.pid,
        postgres: postgres.child.pid,
      },
      async startWorker(name, own) {
        const working = Promise.withResolvers<void>();
        const hear = (line: string) => line.includes('"msg":"working"') && working.resolve();
        const started = await startProcess(name, "workers/main.js", { ...own, LOG_LEVEL: "info" }, hear);
        workers.push(started);
        await Promise.race([working.promise, started.ended]);
        return started;
      },
      failure: () => {
        const ended = parts.find((child) => !child.running());
        return ended === undefined ? null : `${ended.name} ended: ${ended.lastLines().join(" / ")}`;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
