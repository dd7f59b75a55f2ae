import { afterAll, beforeAll, expect, test } from "vitest";
import { stepAt, totpCode } from "../../commands/totp.ts";
import { listPeople } from "../../contracts/endpoints/people.ts";
import { beginTwoFactor, confirmTwoFactor, getProfile } from "../../contracts/endpoints/profile.ts";
import {
  changeSafetyRules,
  endOpenSession,
  getSafetyRules,
  listFailedSignIns,
  listOpenSessions,
} from "../../contracts/endpoints/security.ts";
import { getMe, signIn, signOut } from "../../contracts/endpoints/session.ts";
import { fromBase32 } from "./fromBase32.ts";
import { openSocket } from "./realtimeClient.ts";
import { PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function company() {
  const tenant = await api.addTenant();
  return { tenant, admin: await api.signInTo(tenant), manager: await api.signInTo(tenant, "MANAGER") };
}

async function turnOnTwoFactor(token: string): Promise<void> {
  const { result } = await api.call(beginTwoFactor, { token, body: { password: PASSWORD } });
  const code = totpCode(fromBase32(result.secret), stepAt(new Date()));
  expect((await api.call(confirmTwoFactor, { token, body: { code } })).status).toBe(200);
}

const require2fa = (token: string, twoFactorRequired = true) =>
  api.call(changeSafetyRules, { token, body: { twoFactorRequired } });

test("where a second factor is required, who has none reaches their profile and nothing else until they turn it on", async () => {
  const { admin, manager } = await company();
  await turnOnTwoFactor(admin.token);
  expect((await require2fa(admin.token)).result).toEqual({
    twoFactorRequired: true,
    without: [{ id: manager.id, name: manager.name }],
  });

  const { token } = manager;
  expect(await api.call(listPeople, { token })).toMatchObject({ status: 403, code: "auth.two_factor_needed" });
  expect((await api.call(getMe, { token })).result.twoFactorNeeded).toBe(true);
  expect((await api.call(getProfile, { token })).status).toBe(200);
  await turnOnTwoFactor(token);
  expect((await api.call(listPeople, { token })).status).toBe(200);
  expect((await api.call(getSafetyRules, { token: admin.token })).result.without).toEqual([]);
});

test("who has no second factor is cut off from the live events at once, and may still sign out", async () => {
  const { admin, manager } = await company();
  const socket = openSocket(api.url);
  await socket.hello(manager.token);
  await require2fa(admin.token);
  expect(await socket.closed()).toBe(4401);
  expect((await api.call(signOut, { token: manager.token })).status).toBe(200);
});

test("another company's people are not concerned", async () => {
  const [one, other] = [await company(), await company()];
  await require2fa(one.admin.token);
  expect((await api.call(listPeople, { token: other.manager.token })).status).toBe(200);
});

test("an administrator sees who is signed in and ends one session, which then works no more", async () => {
  const { admin, manager } = await company();
  const { sessions } = (await api.call(listOpenSessions, { token: admin.token })).result;
  expect(sessions).toHaveLength(2);
  const session = sessions.find(({ operator }) => operator.id === manager.id);
  expect(session).toMatchObject({ isCurrent: false, operator: { name: manager.name } });
  const end = () => api.call(endOpenSession, { token: admin.token, params: { sessionId: session?.id ?? "" } });
  expect((await end()).status).toBe(200);
  expect(await api.call(getMe, { token: manager.token })).toMatchObject({ status: 401, code: "auth.session_ended" });
  expect(await end()).toMatchObject({ status: 404, code: "session.not_found" });
});

test("failed sign-ins of the week are counted by account and address", async () => {
  const { admin, manager } = await company();
  for (const password of ["wrong", "wrong again"]) {
    await api.call(signIn, { body: { email: manager.email, password } });
  }
  const { failures } = (await api.call(listFailedSignIns, { token: admin.token })).result;
  expect(failures).toMatchObject([
    { operator: { id: manager.id }, address: expect.stringMatching(/127\.0\.0\.1$/), count: 2 },
  ]);
});
