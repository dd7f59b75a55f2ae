import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

export interface ChildSettings {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Both outputs are appended here. */
  readonly logFile: string;
  readonly uid?: number;
  readonly gid?: number;
  /** What asks this program to end in good order; SIGTERM where not said. */
  readonly stopSignal?: NodeJS.Signals;
  readonly onLine?: (line: string) => void;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  /** Settles when the process has ended; never rejects. */
  readonly ended: Promise<string>;
  readonly running: () => boolean;
  /** The newest lines of its output, oldest first. */
  readonly lastLines: () => readonly string[];
  /** Asks it to end, waits, and kills it where it does not listen. */
  readonly stop: (graceMs?: number) => Promise<void>;
}

const LAST_LINES = 15;
const STOP_GRACE_MS = 8_000;

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches this process alone and
 * the parts can be stopped in order. Rejects when the program cannot be started at all.
 */
export async function startChild(settings: ChildSettings): Promise<Child> {
  const { name, command, args, logFile, stopSignal = "SIGTERM", onLine } = settings;
  await mkdir(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: "a" });
  const lines: string[] = [];
  const { cwd, env, uid, gid } = settings;
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on("line", (line) => {
      log.write(`${line}\n`);
      lines.push(line);
      if (lines.length > LAST_LINES) lines.shift();
      onLine?.(line);
    });
  }

  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
    child.once("close", () => log.end());
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => resolve(child.pid ?? 0));
  });
  const running = () => child.exitCode === null && child.signalCode === null;

  return {
    name,
    pid,
    ended,
    running,
    lastLines: () => [...lines],
    async stop(graceMs = STOP_GRACE_MS) {
      if (!running()) return;
      child.kill(stopSignal);
      const waiting = new AbortController();
      const timedOut = sleep(graceMs, "timed out", { signal: waiting.signal }).catch(() => "ended");
      if ((await Promise.race([ended, timedOut])) === "timed out") child.kill("SIGKILL");
      waiting.abort();
      await ended;
    },
  };
}

/** Keeps the log of one earlier run beside the new one, as `<name>.log.old`. */
export async function rotateLog(logFile: string): Promise<void> {
  await rename(logFile, `${logFile}.old`).catch(() => {});
}
