import { Session, signIn } from "../contracts/endpoints/session.ts";
import { SEEDED_PASSWORD } from "./lists/seedConversations.ts";
import type { SeededViewer } from "./lists/seedConversations.ts";

const WARM_UP_REQUESTS = 5;

/** Asks the API as one operator; an answer that is an error is thrown. */
export type Ask = (path: string) => Promise<unknown>;

/** As a seeded viewer. */
export async function signInAs(url: string, { email }: SeededViewer): Promise<Ask> {
  const body = JSON.stringify({ email, password: SEEDED_PASSWORD });
  const init = { method: signIn.method, headers: { "content-type": "application/json" }, body };
  const { accessToken } = Session.parse(await (await fetch(url + signIn.path, init)).json());
  const headers = { authorization: `Bearer ${accessToken}` };
  return async (path) => {
    const response = await fetch(url + path, { headers });
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
}

/** How long each of so many requests took, one after another, in milliseconds; the first few do not count. */
export async function timesOf(request: () => Promise<unknown>, requests: number): Promise<readonly number[]> {
  for (let n = 0; n < WARM_UP_REQUESTS; n += 1) await request();
  const took = [];
  for (let n = 0; n < requests; n += 1) {
    const beganAt = performance.now();
    await request();
    took.push(performance.now() - beganAt);
  }
  return took;
}
