import { afterAll, beforeAll, expect, test } from "vitest";
import { deactivatePerson } from "../../../contracts/endpoints/people.ts";
import { createPhoneSignIn, getPhoneSignIn } from "../../../contracts/endpoints/devices.ts";
import { endAllSessions } from "../../../contracts/endpoints/profile.ts";
import { getMe } from "../../../contracts/endpoints/session.ts";
import { OperatorRecord } from "../../../entities/operatorRecord.ts";
import { PhoneSignInRecord } from "../../../entities/phoneSignInRecord.ts";
import type { TenantRecord } from "../../../entities/tenantRecord.ts";
import { PASSWORD, startTestApi } from "../testApi.ts";
import type { TestApi } from "../testApi.ts";
import { ask, expected, recorded, signInPhone, Tokens } from "./dialer.ts";

let api: TestApi;
let tenant: TenantRecord;
beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
});
afterAll(() => api.close());

const NOT_VALID = { detail: "Given token not valid for any token type", code: "token_not_valid" };
const info = "/api/phone/user/info/";

test("the app is answered word for word as it was written for", async () => {
  const { email } = await api.addOperator(tenant);
  const known = { email, password: PASSWORD, refresh: "", access: "" };
  const filled = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value ?? null).replace(/\{\{(email|password|refresh)\}\}/g, (_, name) => Object(known)[name]),
    );
  for (const { name, path, method, body, status, answer } of recorded("tokens")) {
    const given = await ask(api, path, { token: known.access, ...(method === "POST" && { body: filled(body) }) });
    expect({ name, status: given.status, answer: given.json }).toEqual({
      name,
      status,
      answer: expected(filled(answer)),
    });
    Object.assign(known, Tokens.safeParse(given.json).data);
  }
});

test("a refresh token works once: who comes with an older one had it copied, and the session ends for both", async () => {
  const first = await signInPhone(api, await api.addOperator(tenant));
  const renew = (refresh: string) => ask(api, "/api/token/refresh/", { body: { refresh } });
  const second = Tokens.parse((await renew(first.refresh)).json);
  const third = Tokens.parse((await renew(second.refresh)).json);
  expect(await ask(api, info, { token: third.access })).toMatchObject({ status: 200 });

  expect(await renew(first.refresh)).toMatchObject({ status: 401, json: NOT_VALID });
  expect(await renew(third.refresh)).toMatchObject({ status: 401, json: NOT_VALID });
  expect(await ask(api, info, { token: third.access })).toMatchObject({ status: 401, json: NOT_VALID });
});

test("a phone's token opens no console, and a console's no phone", async () => {
  const console = await api.signInTo(tenant);
  const phone = await signInPhone(api, console);
  expect(await api.call(getMe, { token: phone.access })).toMatchObject({ status: 401, code: "auth.required" });
  expect(await ask(api, info, { token: console.token })).toMatchObject({ status: 401 });
  const cookie = decodeURIComponent(Object.values(console.cookies).find((value) => value.includes(".")) ?? "");
  expect(api.deps.tokens.verifyRefresh(cookie)).not.toBeNull();
  expect(await ask(api, "/api/token/refresh/", { body: { refresh: cookie } })).toMatchObject({ status: 401 });
});

test("after ten wrong passwords the app is told when to come back", async () => {
  const { email: username } = await api.addOperator(tenant);
  const guess = () => ask(api, "/api/token/", { body: { username, password: "guess" } });
  for (let tries = 0; tries < 10; tries += 1) expect(await guess()).toMatchObject({ status: 401 });
  const { status, headers, json } = await guess();
  const seconds = headers.get("retry-after");
  expect({ status, json }).toEqual({
    status: 429,
    json: { detail: `Request was throttled. Expected available in ${seconds} seconds.` },
  });
});

test("who signs in with a code is sent to the QR code, and comes in by it", async () => {
  const operator = await api.signInTo(tenant);
  await api.db.getRepository(OperatorRecord).update({ id: operator.id }, { totpSealed: "sealed" });
  expect(await ask(api, "/api/token/", { body: { username: operator.email, password: PASSWORD } })).toMatchObject({
    status: 401,
    json: { detail: expect.stringContaining("QR-код"), code: "auth.code_needed" },
  });

  const { token } = operator;
  expect((await api.call(getPhoneSignIn, { token })).result).toEqual({ state: "none" });
  const { result: qr } = await api.call(createPhoneSignIn, { token });
  expect((await api.call(getPhoneSignIn, { token })).result).toEqual({ state: "waiting" });
  const { status, json } = await ask(api, "/api/phone/qr/exchange/", { body: { token: qr.token } });
  expect({ status, json }).toEqual({
    status: 200,
    json: { access: expect.any(String), refresh: expect.any(String), username: operator.email, is_admin: true },
  });
  expect((await api.call(getPhoneSignIn, { token })).result).toEqual({ state: "used" });
  expect(await ask(api, info, { token: Tokens.parse(json).access })).toMatchObject({ status: 200 });
});

test("where the company requires a code, nobody gets round it by phone", async () => {
  const strict = await api.addTenant();
  const operator = await api.addOperator(strict);
  const phone = await signInPhone(api, operator);
  await api.db.query(`UPDATE tenants SET settings = settings || '{"twoFactorRequired": true}' WHERE id = $1`, [
    strict.id,
  ]);
  const refused = { status: 403, json: { code: "auth.two_factor_needed" } };
  expect(await ask(api, info, { token: phone.access })).toMatchObject(refused);
  expect(await ask(api, "/api/token/", { body: { username: operator.email, password: PASSWORD } })).toMatchObject(
    refused,
  );
});

test("a QR code works once, for five minutes, until the next one, and is nowhere kept", async () => {
  const { token, id: operatorId } = await api.signInTo(tenant);
  const codes = api.db.getRepository(PhoneSignInRecord);
  const show = async () => (await api.call(createPhoneSignIn, { token })).result;
  const exchange = async (code: string) =>
    (await ask(api, "/api/phone/qr/exchange/", { body: { token: code } })).status;
  const later = (fields: string) =>
    api.db.query(`UPDATE phone_sign_ins SET ${fields} WHERE "operatorId" = $1`, [operatorId]);

  const first = await show();
  const minutes = (Date.parse(first.expiresAt) - Date.now()) / 60_000;
  expect(Math.round(minutes)).toBe(5);
  expect(await api.call(createPhoneSignIn, { token })).toMatchObject({ status: 429, code: "request.rate_limited" });
  expect(JSON.stringify(await codes.find())).not.toContain(first.token);

  await later(`"createdAt" = now() - interval '11 seconds'`);
  const second = await show();
  expect(await exchange(first.token)).toBe(400);
  expect(await Promise.all([exchange(second.token), exchange(second.token)])).toEqual(
    expect.arrayContaining([200, 400]),
  );

  await later(`"createdAt" = now() - interval '11 seconds'`);
  const third = await show();
  await later(`"expiresAt" = now()`);
  expect(await exchange(third.token)).toBe(400);
  expect((await api.call(getPhoneSignIn, { token })).result).toEqual({ state: "expired" });
});

test("signing out everywhere on phones leaves the console, and everywhere at all leaves neither phone nor QR code", async () => {
  const operator = await api.signInTo(tenant);
  const [one, other] = [await signInPhone(api, operator), await signInPhone(api, operator)];
  expect(await ask(api, "/api/phone/logout/all/", { token: one.access, body: {} })).toMatchObject({
    status: 200,
    json: { ok: true, message: "Все сессии завершены" },
  });
  expect(await ask(api, info, { token: other.access })).toMatchObject({ status: 401, json: NOT_VALID });
  expect(await api.call(getMe, { token: operator.token })).toMatchObject({ status: 200 });

  const third = await signInPhone(api, operator);
  const { result: qr } = await api.call(createPhoneSignIn, { token: operator.token });
  await api.call(endAllSessions, { token: operator.token });
  expect(await ask(api, info, { token: third.access })).toMatchObject({ status: 401 });
  expect(await ask(api, "/api/phone/qr/exchange/", { body: { token: qr.token } })).toMatchObject({ status: 400 });
});

test("whoever is deactivated is out on the phone at once, and does not come back", async () => {
  const administrator = await api.signInTo(tenant);
  const operator = await api.addOperator(tenant, "MANAGER");
  const phone = await signInPhone(api, operator);
  await api.call(deactivatePerson, { token: administrator.token, params: { operatorId: operator.id } });
  expect(await ask(api, info, { token: phone.access })).toMatchObject({ status: 401, json: NOT_VALID });
  expect(await ask(api, "/api/token/refresh/", { body: { refresh: phone.refresh } })).toMatchObject({
    json: NOT_VALID,
  });
  expect(await ask(api, "/api/token/", { body: { username: operator.email, password: PASSWORD } })).toMatchObject({
    status: 401,
    json: { detail: "No active account found with the given credentials" },
  });
});

test("one phone cannot sign another operator's out", async () => {
  const [own, foreign] = await Promise.all([1, 2].map(async () => signInPhone(api, await api.addOperator(tenant))));
  await ask(api, "/api/phone/logout/", { token: own?.access ?? "", body: { refresh: foreign?.refresh } });
  expect(await ask(api, info, { token: foreign?.access ?? "" })).toMatchObject({ status: 200 });
  expect(await ask(api, info, { token: own?.access ?? "" })).toMatchObject({ status: 401 });
});
