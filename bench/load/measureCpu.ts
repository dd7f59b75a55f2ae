import { cpuMsOfMachine } from "../machine.ts";
import { cpuMsOfTree } from "../processTree.ts";

export interface CpuReading {
  readonly atMs: number;
  /** By part; "load" is this process without what it started. */
  readonly parts: ReadonlyMap<string, number>;
  readonly machine: number;
}

export interface CpuUse {
  /** Milliseconds of processor time by part. */
  readonly parts: ReadonlyMap<string, number>;
  /** Cores that other programs of the machine kept busy meanwhile: figures are good while this is near zero. */
  readonly othersCores: number;
}

export async function readCpu(pids: Readonly<Record<string, number>>): Promise<CpuReading> {
  const { user, system } = process.cpuUsage();
  const parts = Object.entries(pids).map(async ([part, pid]) => [part, await cpuMsOfTree(pid)] as const);
  return {
    atMs: performance.now(),
    parts: new Map([...(await Promise.all(parts)), ["load", (user + system) / 1_000]]),
    machine: cpuMsOfMachine(),
  };
}

export function cpuUsed(before: CpuReading, after: CpuReading): CpuUse {
  const parts = new Map([...after.parts].map(([part, ms]) => [part, ms - (before.parts.get(part) ?? 0)]));
  const own = [...parts.values()].reduce((sum, ms) => sum + ms, 0);
  const others = after.machine - before.machine - own;
  return { parts, othersCores: Math.max(0, others / (after.atMs - before.atMs)) };
}
