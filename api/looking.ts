export interface Looking {
  /** Look now; calls while a look is under way are one more look. */
  readonly wake: () => void;
  /** No look begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** Looks again and again, one look at a time. `look` says after how many milliseconds to look without a wake, and does not throw. */
export function keepLooking(look: () => Promise<number>): Looking {
  const stopping = new AbortController();
  let woken = false;
  let wakeUp: (() => void) | undefined;

  const run = async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      const restMs = await look();
      if (woken || stopping.signal.aborted || restMs === 0) continue;
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
