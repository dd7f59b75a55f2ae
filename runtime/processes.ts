import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { platform } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The command line of a running process, its words separated by spaces; undefined when there is none with this id. */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  if (platform() === "linux") {
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return line.replaceAll("\0", " ").trim() || undefined;
  }
  const listed = await run("ps", ["-ww", "-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return listed.stdout.trim() || undefined;
}

export interface Stray {
  readonly pid: number;
  /** What its command line must contain for it to be the process that was started, and not a later one with its id. */
  readonly mark: string;
  readonly signal: NodeJS.Signals;
}

/** Ends a process that an earlier run left behind; true when there was one. Never touches one without the mark. */
export async function endStray({ pid, mark, signal }: Stray, graceMs = 8_000): Promise<boolean> {
  const isOurs = async () => (await commandLineOf(pid))?.includes(mark) ?? false;
  if (!(await isOurs())) return false;
  process.kill(pid, signal);
  const deadline = Date.now() + graceMs;
  while (await isOurs()) {
    if (Date.now() > deadline) process.kill(pid, "SIGKILL");
    await sleep(50);
  }
  return true;
}
