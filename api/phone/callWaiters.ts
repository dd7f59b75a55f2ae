import type { OperatorId } from "../../contracts/ids.ts";

type Wake = () => void;

/** Phones that wait for a call of their operator: a place in a map each, and nothing that looks for them. */
export interface CallWaiters {
  /** There may be a call for this operator. */
  wake(operatorId: OperatorId): void;
  /** Begins to listen at once. `next` resolves when there may be a call, and at the latest when `until` is aborted. */
  listen(operatorId: OperatorId, until: AbortSignal): Listening;
  count(): number;
  /** Lets everybody go, and keeps nobody waiting any more: they come back to another process. */
  stop(): void;
  isStopping(): boolean;
}

export interface Listening {
  next(): Promise<void>;
  end(): void;
}

export function createCallWaiters(): CallWaiters {
  const waiting = new Map<OperatorId, Set<Wake>>();
  const stopping = new AbortController();

  const add = (operatorId: OperatorId, wake: Wake) => {
    const others = waiting.get(operatorId) ?? new Set();
    waiting.set(operatorId, others.add(wake));
  };
  const remove = (operatorId: OperatorId, wake: Wake) => {
    const others = waiting.get(operatorId);
    others?.delete(wake);
    if (others?.size === 0) waiting.delete(operatorId);
  };

  return {
    wake(operatorId) {
      for (const wake of waiting.get(operatorId) ?? []) wake();
    },
    listen(operatorId, until) {
      let woken = false;
      let resolve: Wake | undefined;
      const wake = () => {
        woken = true;
        resolve?.();
      };
      const ends = [until, stopping.signal];
      add(operatorId, wake);
      for (const end of ends) end.addEventListener("abort", wake);
      return {
        async next() {
          if (!woken && !ends.some(({ aborted }) => aborted)) await new Promise<void>((done) => (resolve = done));
          woken = false;
        },
        end() {
          remove(operatorId, wake);
          for (const end of ends) end.removeEventListener("abort", wake);
        },
      };
    },
    count: () => [...waiting.values()].reduce((sum, { size }) => sum + size, 0),
    stop: () => stopping.abort(),
    isStopping: () => stopping.signal.aborted,
  };
}
