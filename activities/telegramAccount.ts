import type { DataSource } from "typeorm";
import type { TelegramDcAddress } from "../channels/telegramAccount/createClient.ts";
import { enterCode, enterPassword, requestCode, showQrCodes } from "../channels/telegramAccount/signIn.ts";
import type { SignInAccess, SignInResult } from "../channels/telegramAccount/signIn.ts";
import { finishSignIn, readSignIn, recordSignIn } from "../commands/telegram/signInProgress.ts";
import type { SignIn } from "../commands/telegram/signInProgress.ts";
import type { ChannelAccountId } from "../contracts/ids.ts";
import type { SessionProblem, SignInOutcome, SignInPhase } from "../contracts/telegramAccount.ts";
import type { Sealer } from "../entities/sealing.ts";
import { whileHeartbeating } from "./whileHeartbeating.ts";

/** How long a person has to find the code or the password. */
const STEP_MS = 5 * 60_000;
/** How long QR codes are shown, one after another. */
const QR_MS = 4 * 60_000;

export interface TelegramAccountDeps {
  readonly db: DataSource;
  readonly sealer: Sealer;
  readonly telegramDc: TelegramDcAddress | undefined;
}

export type TelegramAccountActivities = ReturnType<typeof createTelegramAccountActivities>;

interface Order {
  readonly channelAccountId: ChannelAccountId;
}

/** Each step connects by itself and leaves what it came to sealed in Postgres, so any process may take the next one. */
export const createTelegramAccountActivities = (deps: TelegramAccountDeps) => ({
  async requestCode({ channelAccountId }: Order): Promise<SignInOutcome> {
    const signIn = await readSignIn(deps.db, deps.sealer, channelAccountId);
    const { phone = "" } = signIn.secrets;
    return record(deps, channelAccountId, signIn, await requestCode(accessOf(deps, signIn), phone));
  },

  async enterCode({ channelAccountId }: Order): Promise<SignInOutcome> {
    const signIn = await readSignIn(deps.db, deps.sealer, channelAccountId);
    const { phone = "", code = "", codeHash = "" } = signIn.secrets;
    return record(deps, channelAccountId, signIn, await enterCode(accessOf(deps, signIn), { phone, code, codeHash }));
  },

  async enterPassword({ channelAccountId }: Order): Promise<SignInOutcome> {
    const signIn = await readSignIn(deps.db, deps.sealer, channelAccountId);
    const { password = "" } = signIn.secrets;
    return record(deps, channelAccountId, signIn, await enterPassword(accessOf(deps, signIn), password));
  },

  async showQrCodes({ channelAccountId }: Order): Promise<SignInOutcome> {
    return whileHeartbeating(async (cancelled) => {
      const signIn = await readSignIn(deps.db, deps.sealer, channelAccountId);
      const show = async ({ link, expiresAt }: { readonly link: string; readonly expiresAt: Date }) => {
        if (cancelled.aborted) return;
        await recordSignIn(deps.db, deps.sealer, channelAccountId, {
          phase: "qrShown",
          problem: null,
          secrets: { session: "", qrLink: link },
          waitMs: expiresAt.getTime() - Date.now(),
        });
      };
      const stop = AbortSignal.any([cancelled, AbortSignal.timeout(QR_MS)]);
      const result = await showQrCodes(accessOf(deps, signIn), show, stop);
      cancelled.throwIfAborted();
      return record(deps, channelAccountId, signIn, result);
    });
  },
});

const accessOf = ({ telegramDc: dc }: TelegramAccountDeps, { app, secrets: { session } }: SignIn): SignInAccess => ({
  ...app,
  session,
  dc,
});

/** Problems after which the same step may be taken again. */
const again = {
  codeWrong: "codeAwaited",
  passwordWrong: "passwordAwaited",
} as const satisfies Partial<Record<SessionProblem, SignInPhase>>;

async function record(
  { db, sealer }: TelegramAccountDeps,
  id: ChannelAccountId,
  { app, secrets }: SignIn,
  result: SignInResult,
): Promise<SignInOutcome> {
  const { code: _, password: __, qrLink: ___, ...kept } = secrets;
  const write = async (
    phase: Exclude<SignInPhase, "signedIn">,
    more: Partial<typeof kept>,
    problem?: SessionProblem,
  ) => {
    const waitMs = phase === "signedOut" ? null : STEP_MS;
    const change = {
      phase,
      problem: problem ?? null,
      secrets: phase === "signedOut" ? null : { ...kept, ...more },
      waitMs,
    };
    await recordSignIn(db, sealer, id, change);
    return { phase, waitMs };
  };
  switch (result.kind) {
    case "codeSent":
      return write("codeAwaited", { session: result.session, codeHash: result.codeHash });
    case "passwordNeeded":
      return write("passwordAwaited", { session: result.session, passwordHint: result.hint });
    case "refused": {
      const { problem } = result;
      return write(problem === "codeWrong" || problem === "passwordWrong" ? again[problem] : "signedOut", {}, problem);
    }
    case "signedIn":
      await finishSignIn(db, sealer, id, { app, session: result.session, state: result.state });
      return { phase: "signedIn", waitMs: null };
  }
}
