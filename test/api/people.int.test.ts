import { afterAll, beforeAll, expect, test } from "vitest";
import { beginSession } from "../../commands/beginSession.ts";
import {
  changePerson,
  choosePassword,
  createPersonLink,
  deactivatePerson,
  invitePerson,
  listPeople,
  reactivatePerson,
  readPersonLink,
} from "../../contracts/endpoints/people.ts";
import { getMe, refreshSession, signIn } from "../../contracts/endpoints/session.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

const NEW_PASSWORD = "another long password";

let api: TestApi;
let tenant: TenantRecord;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
});
afterAll(() => api.close());

let invited = 0;
async function invite() {
  invited += 1;
  const email = `invited${invited}@example.test`;
  const { result } = await api.call(invitePerson, { token, body: { name: "Пётр", email, role: "MANAGER" } });
  return { email, operatorId: result.person.id, secret: secretOf(result.link.url) };
}
const secretOf = (url: string) => new URL(url).hash.slice(1);
const choose = (secret: string, password = NEW_PASSWORD) =>
  api.call(choosePassword, { body: { token: secret, password } });
const enter = (email: string, password: string) => api.call(signIn, { body: { email, password } });

test("somebody who was invited chooses a password by the link and signs in with it", async () => {
  const { email, secret } = await invite();
  expect((await api.call(readPersonLink, { body: { token: secret } })).result).toEqual({
    kind: "invite",
    name: "Пётр",
    email,
    tenantName: tenant.name,
    logo: null,
  });
  expect(await enter(email, NEW_PASSWORD)).toMatchObject({ code: "auth.wrong_credentials" });
  expect((await choose(secret)).status).toBe(200);
  expect((await enter(email, NEW_PASSWORD)).result.operator).toMatchObject({ email, role: "MANAGER" });
});

test("a link works once, whoever tries at the same time", async () => {
  const { secret } = await invite();
  const tries = await Promise.all([choose(secret), choose(secret), choose(secret)]);
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(tries.filter(({ code }) => code === "link.not_found")).toHaveLength(2);
  expect(await choose(secret)).toMatchObject({ status: 404, code: "link.not_found" });
});

test("a link expires, and a new one replaces it", async () => {
  const { operatorId, secret } = await invite();
  await api.db.query(`UPDATE person_links SET "expiresAt" = now() WHERE "operatorId" = $1`, [operatorId]);
  expect(await choose(secret)).toMatchObject({ code: "link.not_found" });
  const first = await api.call(createPersonLink, { token, params: { operatorId } });
  const second = await api.call(createPersonLink, { token, params: { operatorId } });
  expect(await choose(secretOf(first.result.url))).toMatchObject({ code: "link.not_found" });
  expect(await choose(secretOf(second.result.url))).toMatchObject({ status: 200 });
});

test("the database holds no link that works", async () => {
  const { secret } = await invite();
  const kept: unknown[] = await api.db.query(`SELECT * FROM person_links`);
  expect(JSON.stringify(kept)).not.toContain(secret);
});

test("an e-mail that is taken, also in another company, is not invited again", async () => {
  const { email } = await api.addOperator(await api.addTenant());
  const again = await api.call(invitePerson, { token, body: { name: "Пётр", email, role: "MANAGER" } });
  expect(again).toMatchObject({ status: 409, code: "operator.email_taken" });
});

test("a password that is short or one key held down is refused", async () => {
  const { secret } = await invite();
  for (const password of ["short", "aaaaaaaaaaaaaaaa"]) {
    expect(await choose(secret, password)).toMatchObject({ status: 400, code: "request.invalid" });
  }
});

test("after a reset neither the old password nor a session from before works", async () => {
  const person = await api.signInTo(tenant, "MANAGER");
  const { result } = await api.call(createPersonLink, { token, params: { operatorId: person.id } });
  expect((await api.call(getMe, { token: person.token })).status).toBe(200);
  expect((await choose(secretOf(result.url))).status).toBe(200);
  expect(await enter(person.email, PASSWORD)).toMatchObject({ code: "auth.wrong_credentials" });
  expect(await api.call(getMe, { token: person.token })).toMatchObject({ code: "auth.session_ended" });
  expect((await enter(person.email, NEW_PASSWORD)).status).toBe(200);
});

test("a deactivated operator loses every session and link at once, and a former session does not come back", async () => {
  const person = await api.signInTo(tenant, "MANAGER");
  const second = await enter(person.email, PASSWORD);
  const params = { operatorId: person.id };
  const link = await api.call(createPersonLink, { token, params });
  expect((await api.call(deactivatePerson, { token, params })).result.state).toBe("deactivated");

  for (const one of [person.token, second.result.accessToken]) {
    expect(await api.call(getMe, { token: one })).toMatchObject({ status: 401, code: "auth.session_ended" });
  }
  const cookie = `sw_refresh=${person.cookies["sw_refresh"]}`;
  expect(await api.call(refreshSession, { headers: { cookie } })).toMatchObject({ code: "auth.session_ended" });
  expect(await enter(person.email, PASSWORD)).toMatchObject({ code: "auth.wrong_credentials" });
  expect(await choose(secretOf(link.result.url))).toMatchObject({ code: "link.not_found" });

  expect((await api.call(reactivatePerson, { token, params })).result.state).toBe("active");
  expect(await api.call(getMe, { token: person.token })).toMatchObject({ code: "auth.session_ended" });
  expect((await enter(person.email, PASSWORD)).status).toBe(200);
});

test("a sign-in that was under way when its operator was deactivated lets nobody in", async () => {
  const { id: operatorId } = await api.addOperator(tenant, "MANAGER");
  await api.call(deactivatePerson, { token, params: { operatorId } });
  const session = await beginSession(api.db.manager, operatorId, { address: null, userAgent: null });
  const holder = { operatorId, tenantId: tenant.id, role: "MANAGER" } as const;
  const late = await api.deps.tokens.sign(holder, session.id, "console");
  expect(await api.call(getMe, { token: late.token })).toMatchObject({ status: 401, code: "auth.session_ended" });
});

test("the last administrator can neither be demoted nor deactivated; two who remove each other leave one", async () => {
  const company = await api.addTenant();
  const [one, other] = [await api.signInTo(company), await api.signInTo(company)];
  const fates = await Promise.all([
    api.call(deactivatePerson, { token: one.token, params: { operatorId: other.id } }),
    api.call(deactivatePerson, { token: other.token, params: { operatorId: one.id } }),
  ]);
  expect(fates.filter(({ status }) => status === 200)).toHaveLength(1);
  const left = fates[0]?.status === 200 ? one : other;
  const demoted = await api.call(changePerson, {
    token: left.token,
    params: { operatorId: left.id },
    body: { role: "MANAGER" },
  });
  expect(demoted).toMatchObject({ status: 409, code: "operator.last_administrator" });
});

test("a role and a limit of conversations are changed apart from each other", async () => {
  const { id: operatorId } = await api.addOperator(tenant, "MANAGER");
  const change = async (body: unknown) =>
    (await api.call(changePerson, { token, params: { operatorId }, body })).result;
  expect(await change({ maxOpenConversations: 12 })).toMatchObject({ role: "MANAGER", maxOpenConversations: 12 });
  expect(await change({ role: "SALES_HEAD" })).toMatchObject({ role: "SALES_HEAD", maxOpenConversations: 12 });
  expect(await change({ maxOpenConversations: null })).toMatchObject({ maxOpenConversations: null });
});

test("everybody sees who works here, and only some change it", async () => {
  const manager = await api.signInTo(tenant, "MANAGER");
  const invitation = { name: "Пётр", email: "petr@example.test", role: "MANAGER" };
  expect(await api.call(invitePerson, { token: manager.token, body: invitation })).toMatchObject({ status: 403 });
  expect((await api.call(listPeople, { token })).result.people.map(({ id }) => id)).toContain(manager.id);
});
