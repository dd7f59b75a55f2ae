import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "./childProcess.ts";
import { asProblem } from "./reportProblem.ts";
import type { RunRecord } from "./runRecord.ts";
import { StartUpProblem } from "./startUpProblem.ts";

export interface SupervisorSettings {
  readonly record: RunRecord;
  readonly say: (part: string, line: string) => void;
  /** Called once, when a part dies again and again. */
  readonly giveUp: (problem: StartUpProblem) => void;
}

/** A started part of the installation, and the process that it is. */
interface Part {
  readonly child: Child;
}

export interface Supervisor {
  /** Starts a part, keeps it running until `stopAll`, and gives what the first start gave. */
  readonly keep: <T extends Part>(name: string, start: () => Promise<T>) => Promise<T>;
  /** Stops the parts one by one, the last started first. */
  readonly stopAll: () => Promise<void>;
}

const QUICK_DEATH_MS = 30_000;
const QUICK_DEATHS_ALLOWED = 3;
const FIRST_PAUSE_MS = 250;
const STOP_WITHIN_MS = 10_000;
const LEAST_GRACE_MS = 1_000;

/** Restarts parts that end by themselves, with growing pauses, and stops all of them in order. */
export function createSupervisor({ record, say, giveUp }: SupervisorSettings): Supervisor {
  const children = new Map<string, Child>();
  const starting = new Set<Promise<unknown>>();
  const watches: Promise<void>[] = [];
  const stopping = new AbortController();

  async function launch<T extends Part>(name: string, start: () => Promise<T>): Promise<T> {
    stopping.signal.throwIfAborted();
    const launched = start();
    starting.add(launched);
    try {
      const part = await launched;
      children.set(name, part.child);
      await record.add(part.child);
      return part;
    } finally {
      starting.delete(launched);
    }
  }

  async function watch(name: string, start: () => Promise<Part>, first: Child): Promise<void> {
    let child: Child | undefined = first;
    let startedAt = Date.now();
    let quickDeaths = 0;
    let how = "";
    let lines: readonly string[] = [];
    while (!stopping.signal.aborted) {
      if (child !== undefined) {
        how = await child.ended;
        lines = child.lastLines();
        if (stopping.signal.aborted) return;
        await record.remove(child);
      }
      quickDeaths = Date.now() - startedAt < QUICK_DEATH_MS ? quickDeaths + 1 : 1;
      if (quickDeaths >= QUICK_DEATHS_ALLOWED) return giveUp(deathProblem(name, how, lines));
      say(name, `ended unexpectedly (${how}); starting it again`);
      await sleep(FIRST_PAUSE_MS * 2 ** quickDeaths, undefined, { signal: stopping.signal }).catch(() => {});
      startedAt = Date.now();
      child = await launch(name, start).then(
        (part) => part.child,
        (error: unknown) => {
          how = error instanceof Error ? error.message : String(error);
          return undefined;
        },
      );
    }
  }

  return {
    async keep(name, start) {
      const part = await launch(name, start);
      watches.push(watch(name, start, part.child).catch((error: unknown) => giveUp(asProblem(error))));
      return part;
    },
    async stopAll() {
      stopping.abort(new Error("Switchboard is stopping."));
      await Promise.allSettled(starting);
      if (children.size > 0) say("stop", "stopping all parts");
      const deadline = Date.now() + STOP_WITHIN_MS;
      for (const child of [...children.values()].toReversed()) {
        await child.stop(Math.max(LEAST_GRACE_MS, deadline - Date.now()));
        await record.remove(child);
      }
      await Promise.all(watches);
    },
  };
}

function deathProblem(name: string, how: string, lines: readonly string[]): StartUpProblem {
  const said = lines.map((line) => `  ${line}`).join("\n");
  return new StartUpProblem(
    `The part "${name}" ended ${QUICK_DEATHS_ALLOWED} times in a row (${how}). Its last words:\n${said}`,
    `The whole log is in .switchboard/logs/${name}.log.`,
  );
}
