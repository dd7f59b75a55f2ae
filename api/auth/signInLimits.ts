import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import { limiterClient } from "../limits/limiterClient.ts";

const WINDOW_SECONDS = 10 * 60;
const ATTEMPTS_PER_ACCOUNT_AND_ADDRESS = 10;
const ATTEMPTS_PER_ADDRESS = 100;
const CODES_PER_ACCOUNT = 20;
const LETTERS_PER_EMAIL = 3;
const LETTERS_PER_ADDRESS = 20;

/** Counts attempts to sign in. Counted per account and address together, so that nobody can lock a stranger out. */
export interface SignInLimits {
  /** Throws auth.too_many_attempts; details say in how many seconds to come back. */
  spend(email: string, address: string): Promise<void>;
  /**
   * Counts a code of the second step, whatever address it comes from: a million codes are too few for many machines.
   * Only who knows the password gets here, so this locks out nobody else's account. Throws as `spend`.
   */
  spendCode(operatorId: OperatorId): Promise<void>;
  /**
   * Counts a letter that somebody without a session asks for, whether or not anybody has this e-mail: no mailbox is flooded,
   * from however many addresses. Throws as `spend`.
   */
  spendLetter(email: string, address: string): Promise<void>;
  /** A right password is not counted, and forgives the failures on this account before it. */
  forgive(email: string, address: string): Promise<void>;
}

/** Kept in Postgres, so that all API processes count together and a restart forgives nobody. */
export function createSignInLimits(db: DataSource): SignInLimits {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: limiterClient(db),
      storeType: "pool",
      tableName: "sign_in_limits",
      tableCreated: true,
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
    });
  const pairs = limiter("pair", ATTEMPTS_PER_ACCOUNT_AND_ADDRESS);
  const addresses = limiter("address", ATTEMPTS_PER_ADDRESS);
  const codes = limiter("code", CODES_PER_ACCOUNT);
  const letterEmails = limiter("letterEmail", LETTERS_PER_EMAIL);
  const letterAddresses = limiter("letterAddress", LETTERS_PER_ADDRESS);
  return {
    async spend(email, address) {
      await refuseWhenSpent(() => addresses.consume(keyOf(address)));
      await refuseWhenSpent(() => pairs.consume(keyOf(`${address} ${email}`)));
    },
    spendCode: (operatorId) => refuseWhenSpent(() => codes.consume(operatorId)),
    async spendLetter(email, address) {
      await refuseWhenSpent(() => letterAddresses.consume(keyOf(address)));
      await refuseWhenSpent(() => letterEmails.consume(keyOf(email)));
    },
    async forgive(email, address) {
      await pairs.delete(keyOf(`${address} ${email}`));
      await addresses.reward(keyOf(address));
    },
  };
}

async function refuseWhenSpent(consume: () => Promise<unknown>): Promise<void> {
  try {
    await consume();
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new ProductError("auth.too_many_attempts", { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1_000) });
  }
}

/** What was typed as an e-mail may be anything, a password too: it is not kept in the clear. */
const keyOf = (text: string) => createHash("sha256").update(text).digest("base64url");
