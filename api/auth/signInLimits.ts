import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { ProductError } from "../../contracts/errors.ts";

const WINDOW_SECONDS = 10 * 60;
const ATTEMPTS_PER_ACCOUNT_AND_ADDRESS = 10;
const ATTEMPTS_PER_ADDRESS = 100;

/** Counts attempts to sign in. Counted per account and address together, so that nobody can lock a stranger out. */
export interface SignInLimits {
  /** Throws auth.too_many_attempts; details say in how many seconds to come back. */
  spend(email: string, address: string): Promise<void>;
  /** A success is not counted, and forgives the failures on this account before it. */
  forgive(email: string, address: string): Promise<void>;
}

/** Kept in this process: with several API processes the limits are as many times as wide. */
export function createSignInLimits(): SignInLimits {
  const pairs = new RateLimiterMemory({
    keyPrefix: "pair",
    points: ATTEMPTS_PER_ACCOUNT_AND_ADDRESS,
    duration: WINDOW_SECONDS,
  });
  const addresses = new RateLimiterMemory({
    keyPrefix: "address",
    points: ATTEMPTS_PER_ADDRESS,
    duration: WINDOW_SECONDS,
  });
  return {
    async spend(email, address) {
      try {
        await addresses.consume(address);
        await pairs.consume(`${address} ${email}`);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new ProductError("auth.too_many_attempts", {
          retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1_000),
        });
      }
    },
    async forgive(email, address) {
      await pairs.delete(`${address} ${email}`);
      await addresses.reward(address);
    },
  };
}
