import { RateLimiterRes } from "rate-limiter-flexible";

/** Gives points of a counter that all processes share; rejects with RateLimiterRes where there are not so many. */
interface SharedCounter {
  consume(id: string, points: number): Promise<RateLimiterRes>;
}

/** So many are kept before those whose window is over are thrown away. */
const PURSES_MAX = 10_000;

interface Purse {
  left: number;
  /** The shared counter has no more for this window. */
  isLast: boolean;
  readonly endsAtMs: number;
}

export interface Purses {
  /** Takes one point. Null, or in how many milliseconds there will be points again. */
  spend(id: string): Promise<number | null>;
}

/**
 * Points taken from a shared counter in portions, each spent in memory. The next portion is fetched when half of one is
 * left, so that requests rarely wait for it; those that do share one fetch.
 */
export function createPurses(counter: SharedCounter, portion: number): Purses {
  const purses = new Map<string, Purse>();
  const fetches = new Map<string, Promise<void>>();

  const living = (id: string): Purse | undefined => {
    const purse = purses.get(id);
    return purse !== undefined && purse.endsAtMs > Date.now() ? purse : undefined;
  };

  const fetchPortion = async (id: string): Promise<void> => {
    const { got, msBeforeNext } = await counter.consume(id, portion).then(
      (taken) => ({ got: portion, msBeforeNext: taken.msBeforeNext }),
      (refusal: unknown) => {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { got: 0, msBeforeNext: refusal.msBeforeNext };
      },
    );
    if (purses.size >= PURSES_MAX) forgetEnded();
    const left = (living(id)?.left ?? 0) + got;
    purses.set(id, { left, isLast: got === 0, endsAtMs: Date.now() + msBeforeNext });
  };

  const fill = (id: string): Promise<void> => {
    const fetching = fetches.get(id) ?? fetchPortion(id).finally(() => fetches.delete(id));
    fetches.set(id, fetching);
    return fetching;
  };

  const forgetEnded = () => {
    const now = Date.now();
    for (const [id, { endsAtMs }] of purses) if (endsAtMs <= now) purses.delete(id);
  };

  return {
    async spend(id) {
      for (;;) {
        const purse = living(id);
        if (purse !== undefined && purse.left > 0) {
          purse.left -= 1;
          // Whoever finds the purse empty asks again, and meets the error if it lasts.
          if (!purse.isLast && purse.left * 2 <= portion && !fetches.has(id)) fill(id).catch(() => undefined);
          return null;
        }
        if (purse?.isLast) return purse.endsAtMs - Date.now();
        await fill(id);
      }
    },
  };
}
