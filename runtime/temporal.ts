import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "@temporalio/client";
import { loadClientConnectConfig } from "@temporalio/envconfig";
import { startChild } from "./childProcess.ts";
import type { Child } from "./childProcess.ts";
import { StartUpProblem } from "./startUpProblem.ts";

export interface TemporalSettings {
  /** The `temporal` program. */
  readonly program: string;
  readonly port: number;
  /** Undefined: no UI. */
  readonly uiPort?: number;
  /** Undefined: the state lives in memory only. */
  readonly dbFile?: string;
  /** Where the UI has payloads decoded. */
  readonly codecEndpoint?: string;
  readonly logFile: string;
}

export interface Temporal {
  readonly address: string;
  readonly child: Child;
  readonly stop: () => Promise<void>;
}

export const SEARCH_ATTRIBUTES = ["SwTenant", "SwChannel", "SwMode", "SwAssignee"] as const;

/**
 * The development server throttles and caches for a laptop by default. These lift the limits that a load of some
 * hundred messages a second meets, and switch on fairness between tenants and eager activities.
 */
const DYNAMIC_CONFIG = {
  "history.hostLevelCacheMaxSize": 40_000,
  "history.rps": 20_000,
  "matching.rps": 20_000,
  "frontend.rps": 20_000,
  "frontend.namespaceRPS": 20_000,
  "frontend.namespaceCount": 5_000,
  "matching.numTaskqueueReadPartitions": 1,
  "matching.numTaskqueueWritePartitions": 1,
  "matching.enableFairness": true,
  "system.enableActivityEagerExecution": true,
} as const;

/** Go's default collects so often that it takes a sixth of the server's CPU under load; this trades memory, up to a limit. */
const GARBAGE_COLLECTION = { GOGC: "400", GOMEMLIMIT: "1GiB" };

const READY_WITHIN_MS = 60_000;

/** Starts a Temporal server on 127.0.0.1 and waits until its default namespace answers. */
export async function startTemporal(settings: TemporalSettings): Promise<Temporal> {
  const { program, port, logFile } = settings;
  const args = ["server", "start-dev", "--ip", "127.0.0.1", "--port", String(port), ...serverOptions(settings)];
  const child = await startChild({ name: "temporal", command: program, args, logFile, env: GARBAGE_COLLECTION });
  const address = `127.0.0.1:${port}`;
  try {
    await waitUntilReady(child, address);
  } catch (problem) {
    await child.stop();
    throw problem;
  }
  return { address, child, stop: () => child.stop() };
}

function serverOptions({ uiPort, dbFile, codecEndpoint }: TemporalSettings): string[] {
  return [
    ...(uiPort === undefined ? ["--headless"] : ["--ui-port", String(uiPort)]),
    ...(codecEndpoint === undefined ? [] : ["--ui-codec-endpoint", codecEndpoint]),
    ...(dbFile === undefined ? [] : ["--db-filename", resolve(dbFile)]),
    ...(dbFile === undefined ? [] : ["--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=1"]),
    ...SEARCH_ATTRIBUTES.flatMap((name) => ["--search-attribute", `${name}=Keyword`]),
    ...Object.entries(DYNAMIC_CONFIG).flatMap(([key, value]) => ["--dynamic-config-value", `${key}=${value}`]),
    "--log-level",
    "error",
  ];
}

async function waitUntilReady(child: Child, address: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (!child.running()) throw startProblem(child);
    try {
      await describeNamespace({ address, connectTimeout: "500ms" }, "default");
      return;
    } catch (error) {
      if (Date.now() > deadline) throw startProblem(child, error);
      await sleep(100);
    }
  }
}

/** Checks that the server of TEMPORAL_ADDRESS (or of a profile of the Temporal CLI) answers. */
export async function checkExternalTemporal(address: string, namespace: string): Promise<void> {
  const { connectionOptions } = loadClientConnectConfig();
  try {
    await describeNamespace({ ...connectionOptions, address, connectTimeout: "5s" }, namespace);
  } catch (cause) {
    throw new StartUpProblem(
      `The Temporal server at TEMPORAL_ADDRESS=${address} does not answer for the namespace "${namespace}".`,
      "Start it, correct the address, or unset TEMPORAL_ADDRESS to have one started here.",
      { cause },
    );
  }
}

async function describeNamespace(options: Parameters<typeof Connection.connect>[0], namespace: string): Promise<void> {
  const connection = await Connection.connect(options);
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
}

function startProblem(child: Child, cause?: unknown): StartUpProblem {
  const lines = child.lastLines();
  if (lines.some((line) => /no space left|disk is full/i.test(line))) {
    return new StartUpProblem(
      "The disk is full: the Temporal server could not start.",
      "Free some space and start again.",
    );
  }
  const reason = lines.findLast((line) => /error|fail/i.test(line)) ?? lines.at(-1) ?? "it said nothing";
  return new StartUpProblem(
    `The Temporal server did not start: ${reason.trim()}`,
    "Its log in .switchboard/logs/temporal.log has the rest; TEMPORAL_ADDRESS takes a server of your own instead.",
    { cause },
  );
}
