import type { DataSource } from "typeorm";
import { recordSignIn } from "../commands/telegram/signInProgress.ts";
import type { ChannelAccountId } from "../contracts/ids.ts";
import type { SessionProblem, SignInOutcome } from "../contracts/telegramAccount.ts";
import type { Sealer } from "../entities/sealing.ts";

interface SignInExpiryDeps {
  readonly db: DataSource;
  readonly sealer: Sealer;
}

interface Expiry {
  readonly channelAccountId: ChannelAccountId;
  readonly problem?: SessionProblem;
}

export type SignInExpiryActivities = ReturnType<typeof createSignInExpiryActivities>;

export const createSignInExpiryActivities = ({ db, sealer }: SignInExpiryDeps) => ({
  /** Nobody took the awaited step in time, or it could not be taken: signing in begins anew, and what was entered is forgotten. */
  async expireSignIn({ channelAccountId, problem = "waitedTooLong" }: Expiry): Promise<SignInOutcome> {
    const change = { phase: "signedOut", problem, secrets: null, waitMs: null } as const;
    await recordSignIn(db, sealer, channelAccountId, change);
    return { phase: change.phase, waitMs: null };
  },
});
