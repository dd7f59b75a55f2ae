import { setTimeout as delay } from "node:timers/promises";

export interface Looking {
  /** Look now; calls while a look is under way are one more look. */
  readonly wake: () => void;
  /** No look begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/**
 * Looks again and again, one look at a time, and at most once in `spacingMs`: what happens meanwhile shares the next look.
 * `look` says after how many milliseconds to look without a wake, and does not throw.
 */
export function keepLooking(look: () => Promise<number>, spacingMs = 0): Looking {
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = false;
  let wakeUp: (() => void) | undefined;

  const run = async () => {
    while (!signal.aborted) {
      woken = false;
      const restMs = await look();
      if (spacingMs > 0) await delay(spacingMs, undefined, { ref: false, signal }).catch(() => undefined);
      if (woken || signal.aborted || restMs === 0) continue;
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
        setTimeout(resolve, restMs).unref();
      });
    }
  };
  const running = run();

  return {
    wake() {
      woken = true;
      wakeUp?.();
    },
    async stop() {
      stopping.abort();
      wakeUp?.();
      await running;
    },
  };
}
