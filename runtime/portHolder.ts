import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { platform } from "node:os";
import { promisify } from "node:util";
import { commandLineOf } from "./processes.ts";

const run = promisify(execFile);

export interface PortHolder {
  readonly pid: number;
  /** Shortened for one line of the console. */
  readonly commandLine: string;
}

/** Who listens on a TCP port; undefined where the system does not tell (another user's process, no lsof). */
export async function findPortHolder(port: number): Promise<PortHolder | undefined> {
  const pid = platform() === "linux" ? await findByProc(port) : await findByLsof(port);
  if (pid === undefined) return undefined;
  const commandLine = (await commandLineOf(pid)) ?? "unknown";
  return { pid, commandLine: commandLine.length > 60 ? `${commandLine.slice(0, 59)}…` : commandLine };
}

async function findByProc(port: number): Promise<number | undefined> {
  const sockets = new Set((await Promise.all(["tcp", "tcp6"].map((table) => listeningSockets(table, port)))).flat());
  if (sockets.size === 0) return undefined;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => "");
      if (sockets.has(target)) return Number(pid);
    }
  }
  return undefined;
}

const LISTENING = "0A";

/** Columns of /proc/net/tcp: number, local address:port in hex, remote address, state, …, inode as the tenth. */
async function listeningSockets(table: string, port: number): Promise<string[]> {
  const text = await readFile(`/proc/net/${table}`, "utf8").catch(() => "");
  return text
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = "", , state]) => state === LISTENING && Number.parseInt(local.split(":")[1] ?? "", 16) === port)
    .map((columns) => `socket:[${columns[9]}]`);
}

async function findByLsof(port: number): Promise<number | undefined> {
  const found = await run("lsof", ["-nP", "-t", `-iTCP:${port}`, "-sTCP:LISTEN"]).catch(() => ({ stdout: "" }));
  const pid = Number.parseInt(found.stdout, 10);
  return Number.isNaN(pid) ? undefined : pid;
}
