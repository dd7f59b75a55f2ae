import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { beginMany } from "./beginMany.ts";
import type { BenchSequence } from "./beginMany.ts";

/**
 * Has one contact after another of a small tenant be touched at once, whatever else goes on: every beginning has its time
 * before the first. When each was begun, by the name of its chat.
 */
export async function touchOften(
  db: DataSource,
  sequence: BenchSequence,
  { from, rate, seconds }: { readonly from: number; readonly rate: number; readonly seconds: number },
): Promise<ReadonlyMap<string, number>> {
  const begunAtMs = new Map<string, number>();
  const startMs = performance.now();
  const asked: Promise<unknown>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    await delay(Math.max(0, startMs + (n * 1_000) / rate - performance.now()));
    begunAtMs.set(`${sequence.shop.mark}${from + n}`, Date.now());
    asked.push(beginMany(db, sequence, from + n, 1));
  }
  await Promise.all(asked);
  return begunAtMs;
}
