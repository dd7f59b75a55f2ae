import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import type { DataSource } from "typeorm";
import { hashToken } from "../../commands/hashToken.ts";
import { ProductError } from "../../contracts/errors.ts";
import { limiterClient } from "./limiterClient.ts";
import { createPurses } from "./purses.ts";
import type { Purses } from "./purses.ts";

const WINDOW_SECONDS = 60;
/** A minute's requests are taken from Postgres in so many portions. */
const PORTIONS = 15;

/** Who is counted: an API key, an operator over all their sessions, or a network address with everybody behind it. */
export type Spender = "key" | "operator" | "address";

export interface RequestLimits {
  readonly perMinute: Readonly<Record<Spender, number>>;
  /** Counts a request. Throws request.rate_limited; details say who, how much, and in how many seconds to come back. */
  spend(spender: Spender, id: string): Promise<void>;
}

/**
 * Counts requests for all API processes together, in Postgres. To write there at every request would cost more than the
 * check is worth, so a process takes points in portions and spends them from memory. Nobody gets more than the limit. With
 * one process it is exact; each further one may hold up to two portions that the caller would need elsewhere, and with n
 * of them a caller may be refused up to (n - 1) * 2 / 15 of the limit too early. While Postgres is away, each process
 * counts by itself.
 */
export function createRequestLimits(db: DataSource, perMinute: RequestLimits["perMinute"]): RequestLimits {
  const pursesOf = (spender: Spender): Purses => {
    const points = perMinute[spender];
    const limit = { keyPrefix: spender, points, duration: WINDOW_SECONDS };
    const limiter = new RateLimiterPostgres({
      ...limit,
      storeClient: limiterClient(db),
      storeType: "pool",
      tableName: "request_limits",
      tableCreated: true,
      insuranceLimiter: new RateLimiterMemory(limit),
    });
    const shared = { consume: (id: string, taken: number) => limiter.consume(hashToken(id), taken) };
    return createPurses(shared, Math.max(1, Math.floor(points / PORTIONS)));
  };
  const purses = { key: pursesOf("key"), operator: pursesOf("operator"), address: pursesOf("address") };
  return {
    perMinute,
    async spend(spender, id) {
      const refusedForMs = await purses[spender].spend(id);
      if (refusedForMs === null) return;
      const retryAfterSeconds = Math.ceil(refusedForMs / 1_000);
      throw new ProductError("request.rate_limited", {
        limited: spender,
        requestsPerMinute: perMinute[spender],
        retryAfterSeconds,
      });
    },
  };
}
