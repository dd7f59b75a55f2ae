import { WebSocket } from "ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepAt, totpCode } from "../../commands/totp.ts";
import { removePersonTwoFactor } from "../../contracts/endpoints/people.ts";
import {
  beginTwoFactor,
  changePassword,
  changeProfile,
  confirmTwoFactor,
  endAllSessions,
  endOwnSession,
  getProfile,
  listSessions,
  removeTwoFactor,
} from "../../contracts/endpoints/profile.ts";
import { getMe, refreshSession, signIn } from "../../contracts/endpoints/session.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { until } from "../support/until.ts";
import { fromBase32 } from "./fromBase32.ts";
import { cookiesOf, PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
});
afterAll(() => api.close());

const enter = (email: string, { code, password = PASSWORD }: { code?: string; password?: string } = {}) =>
  api.call(signIn, { body: { email, password, ...(code !== undefined && { code }) } });

/** An operator who has just switched two-factor sign-in on. */
async function withTwoFactor() {
  const person = await api.signInTo(tenant, "MANAGER");
  const { token } = person;
  const { secret } = (await api.call(beginTwoFactor, { token, body: { password: PASSWORD } })).result;
  const key = fromBase32(secret);
  // Counted from one moment, and accepted one step early or late: what happens meanwhile has half a minute.
  const step = stepAt(new Date());
  const codeAt = (later: number) => totpCode(key, step + later);
  const confirmed = await api.call(confirmTwoFactor, { token, body: { code: codeAt(0) } });
  return { ...person, codeAt, recoveryCodes: confirmed.result.recoveryCodes };
}

test("a password alone is not enough any more, and each code of the app opens one session", async () => {
  const { email, codeAt } = await withTwoFactor();
  expect(await enter(email)).toMatchObject({ status: 401, code: "auth.code_needed" });
  expect(await enter(email, { code: "000000", password: "not the password" })).toMatchObject({
    code: "auth.wrong_credentials",
  });
  expect(await enter(email, { code: codeAt(0) })).toMatchObject({ status: 401, code: "auth.wrong_code" });
  const code = codeAt(1);
  const tries = await Promise.all([enter(email, { code }), enter(email, { code })]);
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(tries.filter((tried) => tried.code === "auth.wrong_code")).toHaveLength(1);
});

test("a recovery code works once, however it is typed", async () => {
  const { email, recoveryCodes, token } = await withTwoFactor();
  expect(recoveryCodes).toHaveLength(10);
  const [code = "", other = ""] = recoveryCodes;
  expect((await enter(email, { code: code.toLowerCase().replaceAll("-", " ") })).status).toBe(200);
  expect(await enter(email, { code })).toMatchObject({ code: "auth.wrong_code" });
  expect((await enter(email, { code: other })).status).toBe(200);
  expect((await api.call(getProfile, { token })).result.recoveryCodesLeft).toBe(8);
});

test("neither the app's secret nor a recovery code stands in the database", async () => {
  const { id, recoveryCodes } = await withTwoFactor();
  const kept = JSON.stringify([
    await api.db.query(`SELECT * FROM recovery_codes WHERE "operatorId" = $1`, [id]),
    await api.db.query(`SELECT * FROM operators WHERE id = $1`, [id]),
  ]);
  for (const code of recoveryCodes) expect(kept).not.toContain(code);
  expect(kept).toMatch(/"totpSealed":"\w+\./);
});

test("codes are counted over all addresses: the twenty-first guess is refused unheard", async () => {
  const { email, codeAt } = await withTwoFactor();
  const guess = (address: number, code: string) =>
    api.call(signIn, {
      body: { email, password: PASSWORD, code },
      headers: { "x-forwarded-for": `198.51.100.${address}` },
    });
  for (let tried = 0; tried < 20; tried += 1) {
    expect(await guess(tried, "not a code")).toMatchObject({ code: "auth.wrong_code" });
  }
  expect(await guess(99, codeAt(1))).toMatchObject({ status: 429, code: "auth.too_many_attempts" });
});

test("two-factor sign-in is switched off by the password only", async () => {
  const { email, token } = await withTwoFactor();
  const wrong = await api.call(removeTwoFactor, { token, body: { password: "not the password" } });
  expect(wrong).toMatchObject({ status: 403, code: "password.wrong" });
  expect((await api.call(removeTwoFactor, { token, body: { password: PASSWORD } })).status).toBe(200);
  expect((await enter(email)).status).toBe(200);
});

test("who lost both the app and the recovery codes is let in by an administrator", async () => {
  const [{ id, email }, admin] = [await withTwoFactor(), await api.signInTo(tenant)];
  const removed = await api.call(removePersonTwoFactor, { token: admin.token, params: { operatorId: id } });
  expect(removed.result.twoFactor).toBe(false);
  expect((await enter(email)).status).toBe(200);
});

test("a password that is right does not use up attempts, so the second step stays open", async () => {
  const { email, codeAt } = await withTwoFactor();
  for (let tried = 0; tried < 12; tried += 1) {
    expect(await enter(email)).toMatchObject({ code: "auth.code_needed" });
  }
  expect((await enter(email, { code: codeAt(1) })).status).toBe(200);
});

test("an account that is locked from one address is open from another, and so are other accounts", async () => {
  const [victim, other] = [await api.addOperator(tenant), await api.addOperator(tenant)];
  const from = (address: string, email: string, password: string) =>
    api.call(signIn, { body: { email, password }, headers: { "x-forwarded-for": address } });
  for (let tried = 0; tried < 10; tried += 1) await from("203.0.113.7", victim.email, "guess");
  expect(await from("203.0.113.7", victim.email, PASSWORD)).toMatchObject({ status: 429 });
  expect(await from("203.0.113.8", victim.email, PASSWORD)).toMatchObject({ status: 200 });
  expect(await from("203.0.113.7", other.email, PASSWORD)).toMatchObject({ status: 200 });
});

test("signing in begins a new session, whatever cookie was planted before", async () => {
  const planted = (await api.signInTo(tenant)).cookies["sw_refresh"] ?? "";
  const { email, id } = await api.addOperator(tenant);
  const entered = await api.call(signIn, {
    body: { email, password: PASSWORD },
    headers: { cookie: `sw_refresh=${planted}` },
  });
  const given = cookiesOf(entered.headers)["sw_refresh"] ?? "";
  expect(given.split(".")[0]).not.toBe(planted.split(".")[0]);
  const stillTheirs = await api.call(refreshSession, { headers: { cookie: `sw_refresh=${planted}` } });
  expect(stillTheirs.result.operator.id).not.toBe(id);
});

test("a new password ends every other session and the old password, and keeps this one", async () => {
  const { email, token } = await api.signInTo(tenant);
  const elsewhere = (await enter(email)).result.accessToken;
  const next = "quite another password";
  const wrong = await api.call(changePassword, { token, body: { current: "not the password", next } });
  expect(wrong).toMatchObject({ status: 403, code: "password.wrong" });
  expect((await api.call(changePassword, { token, body: { current: PASSWORD, next } })).status).toBe(200);
  expect((await api.call(getMe, { token })).status).toBe(200);
  expect(await api.call(getMe, { token: elsewhere })).toMatchObject({ code: "auth.session_ended" });
  expect(await enter(email)).toMatchObject({ code: "auth.wrong_credentials" });
  expect((await enter(email, { password: next })).status).toBe(200);
});

test("sessions are listed, ended one by one, and all together", async () => {
  const { email, token } = await api.signInTo(tenant);
  const elsewhere = (await enter(email)).result.accessToken;
  const { sessions } = (await api.call(listSessions, { token })).result;
  expect(sessions).toHaveLength(2);
  const other = sessions.find(({ isCurrent }) => !isCurrent);
  expect(other?.address).toContain("127.0.0.1");
  const params = { sessionId: other?.id ?? "" };
  expect((await api.call(endOwnSession, { token, params })).status).toBe(200);
  expect(await api.call(getMe, { token: elsewhere })).toMatchObject({ code: "auth.session_ended" });
  const third = (await enter(email)).result.accessToken;
  expect((await api.call(endAllSessions, { token })).status).toBe(200);
  for (const one of [token, third]) expect(await api.call(getMe, { token: one })).toMatchObject({ status: 401 });
});

test("an operator is as present as they chose while a console is connected, and offline five minutes later", async () => {
  const { id, token } = await api.signInTo(tenant);
  const presence = async () => (await api.call(getProfile, { token })).result.person.presence;
  await api.call(changeProfile, { token, body: { presence: "busy", name: "Анна Сергеевна" } });
  expect(await presence()).toBe("offline");
  const socket = new WebSocket(`${api.url.replace("http", "ws")}/ws`);
  socket.once("open", () => socket.send(JSON.stringify({ type: "hello", token, after: null })));
  await until(async () => (await presence()) === "busy");
  socket.terminate();
  await api.db.query(`UPDATE operators SET "seenAt" = now() - interval '5 minutes' WHERE id = $1`, [id]);
  expect(await presence()).toBe("offline");
  expect((await api.call(getMe, { token })).result.name).toBe("Анна Сергеевна");
});
