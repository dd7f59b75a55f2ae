import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 20;

/** Waits for something to come true, looking often; fails with the last reason when it does not. A throw counts as "not yet". */
export async function until<Result>(
  look: () => Promise<Result | null | undefined | false> | Result | null | undefined | false,
  timeoutMs = 25_000,
): Promise<Result> {
  const deadline = Date.now() + timeoutMs;
  for (let reason: unknown = "it never came true"; ;) {
    try {
      const seen = await look();
      if (seen !== null && seen !== undefined && seen !== false) return seen;
    } catch (error) {
      reason = error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain.`, { cause: reason });
    await pause(LOOK_MS);
  }
}
