import { cpus, totalmem } from "node:os";

/** What a figure is worthless without: the machine it was measured on. */
export function describeMachine() {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
  };
}

/** Processor time that all programs of the machine together have used since it started, in milliseconds. */
export function cpuMsOfMachine(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}
