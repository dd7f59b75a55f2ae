import { forgetBrowser } from "../calls/push.ts";
import { ask, askOpenly } from "./ask.ts";
import { problemOf } from "./signInProblem.ts";
import type { SignInProblem } from "./signInProblem.ts";
import { deviceId, deviceName, signedIn, Tokens } from "./tokens.ts";

/** By e-mail and password. Throws Refusal. */
export const signInByPassword = (username: string, password: string): Promise<undefined> =>
  begin(askOpenly({ method: "POST", path: "/api/token/", body: { username, password } }));

/** By what a QR code says: a token, which works once, or the address of this page with one behind the #. Throws Refusal. */
export const signInByCode = (text: string): Promise<undefined> =>
  begin(askOpenly({ method: "POST", path: "/api/phone/qr/exchange/", body: { token: tokenIn(text) ?? text } }));

const tokenIn = (address: string) => new URLSearchParams(address.split("#")[1]).get("qr");

async function begin(answer: Promise<unknown>): Promise<undefined> {
  const tokens = Tokens.parse(await answer);
  signedIn.set(() => tokens);
  await register().catch(() => undefined);
}

/** So that the company sees this phone among the others. */
const register = () =>
  ask({
    method: "POST",
    path: "/api/phone/devices/register/",
    body: { device_id: deviceId(), device_name: deviceName() },
  });

/** Whoever is without a connection leaves this phone all the same; their session runs out by itself. */
export async function signOut(): Promise<void> {
  const refresh = signedIn.get()?.refresh;
  await forgetBrowser().catch(() => undefined);
  await ask({ method: "POST", path: "/api/phone/logout/", body: { refresh } }).catch(() => undefined);
  signedIn.set(() => null);
}

/**
 * A console's QR code may hold the address of this page, with the token behind the #, which no server sees. It works once, so
 * it does not stay in the address. Returns why it did not do.
 */
export async function signInByAddress(): Promise<SignInProblem | undefined> {
  const token = tokenIn(location.hash);
  if (token === null) return undefined;
  history.replaceState(null, "", location.pathname);
  return signInByCode(token).catch((error: unknown) => problemOf(error, "code"));
}
