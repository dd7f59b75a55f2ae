import { join } from "node:path";
import { startChild } from "../../runtime/childProcess.ts";
import type { Child } from "../../runtime/childProcess.ts";
import { projectRoot } from "../../runtime/projectRoot.ts";

export interface ProductProcess {
  readonly pid: number | undefined;
  start(): Promise<void>;
  /** Ends it from one moment to the next, as a crash or the kernel would. */
  kill(): Promise<void>;
  /** Freezes it, as a host that swaps or is moved does, or lets it go on. */
  freeze(): void;
  thaw(): void;
  /** Asks it to end and waits until it has; kills it when it does not listen. */
  stop(graceMs: number): Promise<void>;
  /** What it said last, for the reader of a failed test. */
  lastLines(): readonly string[];
}

interface ProductProcessSettings {
  readonly name: "api" | "worker";
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

const scripts = { api: "dist/api/main.js", worker: "dist/workers/main.js" } as const;
/** The line each process logs when it is at work. */
const ready = { api: "The API listens.", worker: "working" } as const;

const alive = new Set<Child>();
process.once("exit", () => {
  for (const { pid, running } of alive) if (running()) process.kill(pid, "SIGKILL");
});

/** One process of the product, as a user runs it: of what was built, which starts in half the time of the sources. */
export function productProcess({ name, folder, env }: ProductProcessSettings): ProductProcess {
  let child: Child | undefined;
  return {
    get pid() {
      return child?.pid;
    },
    async start() {
      const isReady = Promise.withResolvers<void>();
      const logFile = join(folder, `${name}.log`);
      const onLine = (line: string) => {
        if (line.includes(`"msg":"${ready[name]}"`)) isReady.resolve();
      };
      const started = await startChild({
        name,
        command: process.execPath,
        args: [scripts[name]],
        cwd: projectRoot,
        env,
        logFile,
        onLine,
      });
      child = started;
      alive.add(started);
      await Promise.race([isReady.promise, started.ended.then((how) => refuse(started, how))]);
    },
    async kill() {
      if (child === undefined || !child.running()) return;
      process.kill(child.pid, "SIGKILL");
      await child.ended;
      alive.delete(child);
    },
    freeze: () => void (child && process.kill(child.pid, "SIGSTOP")),
    thaw: () => void (child && process.kill(child.pid, "SIGCONT")),
    async stop(graceMs) {
      await child?.stop(graceMs);
    },
    lastLines: () => child?.lastLines() ?? [],
  };
}

function refuse({ name, lastLines }: Child, how: string): never {
  throw new Error(`The ${name} ended (${how}) before it was ready:\n${lastLines().join("\n")}`);
}
