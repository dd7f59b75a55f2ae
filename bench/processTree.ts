import { readdir, readFile } from "node:fs/promises";

/** Linux counts processor time in hundredths of a second for user programs, whatever the kernel's own tick. */
const MS_PER_TICK = 10;
const KB_PER_MB = 1024;

/** Columns of /proc/<pid>/stat behind the program's name (proc_pid_stat(5)), which itself may hold spaces. */
const columns = { parent: 1, user: 11, system: 12, endedUser: 13, endedSystem: 14 } as const;

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuMs: number;
}

/** Processor time of a process, of all that it started, and of those of them that have ended, in milliseconds. */
export async function cpuMsOfTree(pid: number): Promise<number> {
  return treeOf(pid, await allProcesses()).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** Memory of a process and all that it started, in megabytes. Pages they have in common count once (PSS). */
export async function memoryMbOfTree(pid: number): Promise<number> {
  const sizes = await Promise.all(treeOf(pid, await allProcesses()).map((process) => memoryKb(process.pid)));
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / KB_PER_MB);
}

/** The most memory that a process has had at once, in megabytes (VmHWM); 0 where it has ended. */
export async function peakMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / KB_PER_MB);
}

function treeOf(root: number, processes: readonly ProcessStat[]): readonly ProcessStat[] {
  const own = processes.filter(({ pid }) => pid === root);
  const children = processes.filter(({ parent }) => parent === root);
  return [...own, ...children.flatMap(({ pid }) => treeOf(pid, processes))];
}

async function allProcesses(): Promise<readonly ProcessStat[]> {
  const pids = (await readdir("/proc")).map(Number).filter(Number.isInteger);
  const found = await Promise.all(pids.map((pid) => readStat(pid)));
  return found.filter((process) => process !== null);
}

async function readStat(pid: number): Promise<ProcessStat | null> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (line === null) return null;
  const values = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const numberAt = (column: number) => Number(values[column]);
  const { parent, user, system, endedUser, endedSystem } = columns;
  const ticks = [user, system, endedUser, endedSystem].reduce((sum, column) => sum + numberAt(column), 0);
  return { pid, parent: numberAt(parent), cpuMs: ticks * MS_PER_TICK };
}

/** Where the share of each page cannot be read (another user's process), what the process has in memory stands in. */
async function memoryKb(pid: number): Promise<number> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
  const share = /^Pss:\s+(\d+)/m.exec(await read("smaps_rollup")) ?? /^VmRSS:\s+(\d+)/m.exec(await read("status"));
  return Number(share?.[1] ?? 0);
}
