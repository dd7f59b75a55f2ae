import { stat } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { cpuMsOfTree, memoryMbOfTree } from "../processTree.ts";
import { rounded } from "../statistics.ts";
import { allTold } from "./allTold.ts";
import { beginMany, publishBench } from "./beginMany.ts";
import type { Bench } from "./plan.ts";

const IDLE_SECONDS = 10;
/** Less than this of a core, worker and Temporal together, is rest. */
const AT_REST_CORES = 0.15;
const REST_LOOK_MS = 2_000;
const REST_MAX_MS = 20 * 60_000;

/** From the first row until Temporal knows each run's actor. */
export async function beginWaiting({ product, db, plan: { waiting } }: Bench) {
  const before = await memoryOf(product);
  const sequence = await publishBench(db, product.seeded.large, "waits a month", [
    { id: "wait", kind: "wait", wait: { kind: "for", duration: { amount: 1, unit: "months" } }, next: "end" },
    { id: "end", kind: "end" },
  ]);
  const startMs = performance.now();
  const began = await beginMany(db, sequence, 1, waiting);
  const writtenMs = performance.now() - startMs;
  console.error(`  ${began} runs are written; their actors are told.`);
  await allTold(db, sequence);
  const toldMs = performance.now() - startMs;
  return {
    began,
    rowsPerSecond: Math.round((began / writtenMs) * 1_000),
    runsPerSecond: Math.round((began / toldMs) * 1_000),
    memoryBeforeMb: before,
  };
}

/** Until what Temporal has taken is worked off; how long that was, in milliseconds. */
async function atRest({ pids }: Bench["product"]): Promise<number> {
  const startMs = performance.now();
  const read = async () => (await cpuMsOfTree(pids.worker)) + (await cpuMsOfTree(pids.temporal));
  for (let before = await read(); ;) {
    await delay(REST_LOOK_MS);
    const after = await read();
    const tookMs = performance.now() - startMs;
    if ((after - before) / REST_LOOK_MS < AT_REST_CORES) return Math.round(tookMs);
    if (tookMs > REST_MAX_MS) throw new Error("Nothing has come to rest within twenty minutes.");
    before = after;
  }
}

/** What so many runs cost while nothing is to be done. */
export async function readIdle({ product, db }: Bench) {
  const restedAfterMs = await atRest(product);
  const read = async () => ({
    worker: await cpuMsOfTree(product.pids.worker),
    temporal: await cpuMsOfTree(product.pids.temporal),
    api: await cpuMsOfTree(product.pids.api),
  });
  const before = await read();
  await delay(IDLE_SECONDS * 1_000);
  const after = await read();
  const cores = (used: keyof typeof before) => rounded((after[used] - before[used]) / (IDLE_SECONDS * 1_000), 3);
  const [size]: { bytes: string }[] = await db.query(`SELECT pg_database_size(current_database()) AS bytes`);
  return {
    restedAfterMs,
    memoryMb: await memoryOf(product),
    cores: { worker: cores("worker"), temporal: cores("temporal"), api: cores("api") },
    databaseMb: megabytes(Number(size?.bytes ?? 0)),
    temporalMb: megabytes((await stat(product.temporalFile)).size),
  };
}

const memoryOf = async ({ pids }: Bench["product"]) => ({
  worker: await memoryMbOfTree(pids.worker),
  temporal: await memoryMbOfTree(pids.temporal),
  api: await memoryMbOfTree(pids.api),
});

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
