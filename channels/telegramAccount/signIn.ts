import type { TelegramClient } from "telegram";
import { Raw } from "telegram/events/index.js";
import { computeCheck } from "telegram/Password.js";
import { Api } from "telegram/tl/index.js";
import { createClient, saveSession } from "./createClient.ts";
import type { TelegramDcAddress } from "./createClient.ts";
import type { UpdateState } from "./openSession.ts";
import { refusalName, signInProblemOf } from "./refusals.ts";
import type { SessionProblem } from "../../contracts/telegramAccount.ts";
import type { TelegramCredentials } from "./settings.ts";

export interface SignInAccess extends TelegramCredentials {
  readonly dc: TelegramDcAddress | undefined;
  /** What the step before came to; "" at the first. */
  readonly session: string;
}

/** How a step ended. The session goes into the next step; when signed in, it is the account. */
export type SignInResult =
  | { readonly kind: "codeSent"; readonly session: string; readonly codeHash: string }
  | { readonly kind: "passwordNeeded"; readonly session: string; readonly hint: string | null }
  | { readonly kind: "signedIn"; readonly session: string; readonly state: UpdateState }
  | { readonly kind: "refused"; readonly problem: SessionProblem };

export const requestCode = (access: SignInAccess, phone: string): Promise<SignInResult> =>
  connected(access, async (client) => {
    const { phoneCodeHash } = await client.sendCode(access, phone);
    return { kind: "codeSent", session: saveSession(client), codeHash: phoneCodeHash };
  });

interface CodeToEnter {
  readonly phone: string;
  readonly code: string;
  readonly codeHash: string;
}

export const enterCode = (access: SignInAccess, { phone, code, codeHash }: CodeToEnter): Promise<SignInResult> =>
  connected(access, async (client) => {
    const request = new Api.auth.SignIn({ phoneNumber: phone, phoneCode: code, phoneCodeHash: codeHash });
    const authorization = await client.invoke(request);
    return authorization instanceof Api.auth.AuthorizationSignUpRequired
      ? { kind: "refused", problem: "signUpNeeded" }
      : signedIn(client);
  });

export const enterPassword = (access: SignInAccess, password: string): Promise<SignInResult> =>
  connected(access, async (client) => {
    const asked = await client.invoke(new Api.account.GetPassword());
    await client.invoke(new Api.auth.CheckPassword({ password: await computeCheck(asked, password) }));
    return signedIn(client);
  });

interface QrCode {
  readonly link: string;
  readonly expiresAt: Date;
}

/** Shows one code after another until one is scanned, or the signal says to stop (https://core.telegram.org/api/qr-login). */
export const showQrCodes = (
  access: SignInAccess,
  show: (code: QrCode) => Promise<void>,
  stop: AbortSignal,
): Promise<SignInResult> =>
  connected(access, async (client) => {
    let scanned = Promise.withResolvers<void>();
    const hear = (update: unknown) => {
      if (update instanceof Api.UpdateLoginToken) scanned.resolve();
    };
    client.addEventHandler(hear, new Raw({}));
    while (!stop.aborted) {
      const { apiId, apiHash } = access;
      const exported = await client.invoke(new Api.auth.ExportLoginToken({ apiId, apiHash, exceptIds: [] }));
      if (exported instanceof Api.auth.LoginTokenSuccess) return signedIn(client);
      if (exported instanceof Api.auth.LoginTokenMigrateTo) {
        await client["_switchDC"](exported.dcId);
        await client.invoke(new Api.auth.ImportLoginToken({ token: exported.token }));
        return signedIn(client);
      }
      const { token, expires } = exported;
      await show({ link: `tg://login?token=${token.toString("base64url")}`, expiresAt: new Date(expires * 1_000) });
      await waitFor(scanned.promise, expires * 1_000 - Date.now(), stop);
      scanned = Promise.withResolvers();
    }
    return { kind: "refused", problem: "waitedTooLong" };
  });

/** The library would go on trying for ever; a person waits. */
const CONNECT_MAX_MS = 20_000;

/** Waits for an event, for so long at most. */
async function waitFor(event: Promise<void>, forMs: number, stop: AbortSignal): Promise<void> {
  const enough = AbortSignal.any([stop, AbortSignal.timeout(Math.max(0, forMs))]);
  if (enough.aborted) return;
  const over = new Promise<void>((resolve) => {
    enough.addEventListener("abort", () => resolve(), { once: true });
  });
  await Promise.race([event, over]);
}

async function signedIn(client: TelegramClient): Promise<SignInResult> {
  const { pts, qts, date, seq } = await client.invoke(new Api.updates.GetState());
  return { kind: "signedIn", session: saveSession(client), state: { pts, qts, date, seq } };
}

async function connected(
  access: SignInAccess,
  step: (client: TelegramClient) => Promise<SignInResult>,
): Promise<SignInResult> {
  const client = createClient(access);
  try {
    await Promise.race([client.connect(), timeUp(CONNECT_MAX_MS)]);
    return await step(client);
  } catch (error) {
    if (refusalName(error) !== "SESSION_PASSWORD_NEEDED") return { kind: "refused", problem: signInProblemOf(error) };
    const session = saveSession(client);
    const hint = await client.invoke(new Api.account.GetPassword()).then(
      (asked) => asked.hint ?? null,
      () => null,
    );
    return { kind: "passwordNeeded", session, hint };
  } finally {
    await client.destroy();
  }
}

const timeUp = (afterMs: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("Telegram cannot be reached.")), afterMs).unref();
  });
