import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import type { Child } from "../../runtime/childProcess.ts";
import { StartUpProblem } from "../../runtime/startUpProblem.ts";
import { peakMemoryMb } from "../processTree.ts";
import type { Product } from "../startProduct.ts";
import type { DataCentre } from "./startDataCentre.ts";

const LOOK_MS = 100;
/** What is not held by then will not be: the report says so. */
const HELD_WITHIN_MS = 90_000;

/** What became of the accounts of a process that was ended. */
export interface Ending {
  readonly signal: "SIGKILL" | "SIGTERM";
  readonly accounts: number;
  /** Until every account was held by another process and connected; null: not within a minute and a half. */
  readonly seconds: number | null;
  /** The most memory that the process had had at once, resident. */
  readonly peakMb: number;
}

export interface Holders {
  readonly add: () => Promise<void>;
  /** Seconds until every account is connected. */
  readonly untilHeld: () => Promise<number>;
  /** Ends the process that holds most. */
  readonly end: (signal: Ending["signal"]) => Promise<Ending>;
  readonly peaksMb: () => Promise<readonly number[]>;
}

/** The processes that hold the accounts, each with the role `telegram` alone. */
export function createHolders(
  product: Pick<Product<unknown>, "startWorker">,
  dataCentre: Pick<DataCentre, "look">,
  db: Client,
): Holders {
  const running = new Set<Child>();
  let started = 0;

  /** How many accounts each process may speak for at this moment. */
  async function heldBy(): Promise<ReadonlyMap<Child, number>> {
    const { rows } = await db.query<{ pid: number; count: number }>(
      `SELECT (regexp_match("holderId", '-(\\d+)-[^-]*$'))[1]::int AS pid, count(*)::int AS count FROM telegram_sessions
       WHERE "holderId" IS NOT NULL AND "leaseUntil" > clock_timestamp() GROUP BY 1`,
    );
    const counts = new Map(rows.map(({ pid, count }) => [pid, count]));
    return new Map([...running].map((holder) => [holder, counts.get(holder.pid) ?? 0]));
  }

  /** Whether every account is connected and, by its lease, in the hands of a process that runs. */
  async function isHeld(): Promise<boolean> {
    const { connected } = await dataCentre.look();
    if (!connected.every(Boolean)) return false;
    const held = [...(await heldBy()).values()].reduce((sum, count) => sum + count, 0);
    return held === connected.length;
  }

  async function secondsUntilHeld(): Promise<number | null> {
    const sinceMs = performance.now();
    while (performance.now() - sinceMs < HELD_WITHIN_MS) {
      if (await isHeld()) return (performance.now() - sinceMs) / 1_000;
      await sleep(LOOK_MS);
    }
    return null;
  }

  return {
    async add() {
      started += 1;
      running.add(await product.startWorker(`holder ${started}`, { WORKER_ROLES: "telegram" }));
    },
    async untilHeld() {
      const seconds = await secondsUntilHeld();
      if (seconds === null) throw new StartUpProblem("Not every account was held.", "The holders' words stand above.");
      return seconds;
    },
    async end(signal) {
      const [[holder, accounts] = []] = [...(await heldBy())].toSorted(([, a], [, b]) => b - a);
      if (holder === undefined || accounts === undefined) throw new Error("There is no holder to end.");
      const peakMb = await peakMemoryMb(holder.pid);
      running.delete(holder);
      process.kill(holder.pid, signal);
      return { signal, accounts, seconds: await secondsUntilHeld(), peakMb };
    },
    peaksMb: () => Promise.all([...running].map(({ pid }) => peakMemoryMb(pid))),
  };
}
