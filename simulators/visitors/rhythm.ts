import { setTimeout as sleep } from "node:timers/promises";
import { between, type Random } from "../seededRandom.ts";

/** Milliseconds. Inside a burst people pause shorter than a shop's quiet window; before answering they read and think. */
const PAUSES = {
  withinBurst: [500, 1_700],
  beforeAnswering: [3_000, 9_000],
  patience: [60_000, 150_000],
} as const;

export type Pause = keyof typeof PAUSES;

export interface Rhythm {
  /** Rejects when the visitors are stopped. */
  wait(pause: Pause): Promise<void>;
  durationMs(pause: Pause): number;
}

export function createRhythm(random: Random, speed: number, signal: AbortSignal): Rhythm {
  const durationMs = (pause: Pause) => {
    const [from, to] = PAUSES[pause];
    return between(random, from, to) / speed;
  };
  return { durationMs, wait: (pause) => sleep(durationMs(pause), undefined, { signal }) };
}
