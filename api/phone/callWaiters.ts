import type { OperatorId } from "../../contracts/ids.ts";

type Wake = () => void;

/** Phones that wait for a call of their operator: a place in a map each, and nothing that looks for them. */
export interface CallWaiters {
  /** There may be a call for this operator. */
  wake(operatorId: OperatorId): void;
  /** Begins to listen at once. */
  listen(operatorId: OperatorId): Listening;
  count(): number;
  /** Lets everybody go, and keeps nobody waiting any more: they come back to another process. */
  stop(): void;
}

export interface Listening {
  /** Resolves when there may be a call, also where that was between two waits, and when the waiting is over. */
  next(): Promise<void>;
  /** The time is up, the phone has gone, or the process ends. */
  isOver(): boolean;
  readonly over: () => void;
  end(): void;
}

export function createCallWaiters(): CallWaiters {
  const waiting = new Map<OperatorId, Set<Wake>>();
  let count = 0;
  let isStopping = false;

  return {
    wake(operatorId) {
      for (const wake of waiting.get(operatorId) ?? []) wake();
    },
    listen(operatorId) {
      let isWoken = false;
      let isOver = false;
      let resolve: Wake | undefined;
      const wake = () => {
        isWoken = true;
        resolve?.();
      };
      const others = waiting.get(operatorId) ?? new Set();
      waiting.set(operatorId, others.add(wake));
      count += 1;
      return {
        async next() {
          if (!isWoken) await new Promise<void>((done) => (resolve = done));
          isWoken = false;
        },
        isOver: () => isOver || isStopping,
        over() {
          isOver = true;
          wake();
        },
        end() {
          others.delete(wake);
          if (others.size === 0 && waiting.get(operatorId) === others) waiting.delete(operatorId);
          count -= 1;
        },
      };
    },
    count: () => count,
    stop() {
      isStopping = true;
      for (const wakes of waiting.values()) for (const wake of wakes) wake();
    },
  };
}
