import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, DatabaseError, escapeIdentifier } from "pg";
import { startChild } from "./childProcess.ts";
import type { Child } from "./childProcess.ts";
import { createClusterOnce, POSTGRES_USER } from "./postgresCluster.ts";
import { preparePostgresHome } from "./postgresHome.ts";
import { endStray } from "./processes.ts";
import { StartUpProblem } from "./startUpProblem.ts";

export interface PostgresSettings {
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  readonly logFile: string;
  readonly database?: string;
  /** False for data that may be lost in a crash: several times faster, for tests. */
  readonly durable?: boolean;
}

export interface Postgres {
  readonly url: string;
  /** Not the one asked for when the user that runs PostgreSQL cannot reach that folder. */
  readonly dataDir: string;
  readonly child: Child;
  readonly stop: () => Promise<void>;
}

/** Crash recovery replays at most max_wal_size of log, which a slow disk does in this time. */
const READY_WITHIN_MS = 60_000;

/**
 * Starts the embedded PostgreSQL on 127.0.0.1 and waits until it answers. The first start makes the data folder;
 * later ones go on with it, also after the earlier server was killed.
 */
export async function startPostgres(settings: PostgresSettings): Promise<Postgres> {
  const { port, password, logFile, database = "switchboard", durable = true } = settings;
  const home = await preparePostgresHome(settings.dataDir);
  await createClusterOnce(home, password);
  await removeStaleLock(home.dataDir);
  const child = await startChild({
    name: "postgres",
    command: home.binaries.postgres,
    args: ["-D", home.dataDir, "-p", String(port), ...serverOptions(durable)],
    cwd: home.dataDir,
    logFile,
    stopSignal: "SIGINT",
    ...home.user,
  });
  const address = `127.0.0.1:${port}`;
  const urlOf = (name: string) => `postgres://${POSTGRES_USER}:${encodeURIComponent(password)}@${address}/${name}`;
  try {
    await waitUntilReady(child, urlOf("postgres"), database);
  } catch (problem) {
    await child.stop();
    throw problem;
  }
  return { url: urlOf(database), dataDir: home.dataDir, child, stop: () => child.stop() };
}

function serverOptions(durable: boolean): string[] {
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    shared_buffers: "128MB",
    max_connections: "200",
    jit: "off",
    lc_messages: "C",
    ...(!durable && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/**
 * After a SIGKILL of its parent the server may still run, and its lock file names it; after a kill of the server
 * the file names nobody, or, once ids are used again, a stranger, for whom PostgreSQL would refuse to start.
 */
async function removeStaleLock(dataDir: string): Promise<void> {
  const lock = join(dataDir, "postmaster.pid");
  const pid = Number.parseInt(await readFile(lock, "utf8").catch(() => ""), 10);
  if (Number.isNaN(pid)) return;
  await endStray({ pid, mark: dataDir, signal: "SIGINT" });
  await rm(lock, { force: true });
}

async function waitUntilReady(child: Child, adminUrl: string, database: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (!child.running()) throw startProblem(child);
    try {
      await createDatabaseOnce(adminUrl, database);
      return;
    } catch (error) {
      if (error instanceof DatabaseError && error.code === "28P01") throw passwordProblem(error);
      if (Date.now() > deadline) throw startProblem(child, error);
      await sleep(100);
    }
  }
}

async function createDatabaseOnce(adminUrl: string, database: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  try {
    await admin.connect();
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${escapeIdentifier(database)}`);
  } finally {
    await admin.end();
  }
}

function startProblem(child: Child, cause?: unknown): StartUpProblem {
  const lines = child.lastLines();
  if (lines.some((line) => line.includes("No space left on device"))) {
    return new StartUpProblem("The disk is full: PostgreSQL could not start.", "Free some space and start again.");
  }
  const reason = lines.findLast((line) => /FATAL|PANIC|error/.test(line)) ?? lines.at(-1) ?? "it said nothing";
  return new StartUpProblem(
    `PostgreSQL did not start: ${reason.replace(/^.*(FATAL|PANIC): +/, "")}.`,
    "Its log in .switchboard/logs/postgres.log has the rest; DATABASE_URL takes a PostgreSQL of your own instead.",
    { cause },
  );
}

const passwordProblem = (cause: unknown) =>
  new StartUpProblem(
    "The database was made with another password than the one in .switchboard/secrets.json.",
    "Put the old secrets.json back, or delete .switchboard to start afresh without its data.",
    { cause },
  );
