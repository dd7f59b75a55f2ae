import { afterAll, beforeAll, expect, test } from "vitest";
import { getMe, getSetup, refreshSession, setUp, signIn, signOut } from "../../contracts/endpoints/session.ts";
import { listStuckActors } from "../../contracts/endpoints/actors.ts";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { cookiesOf, PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;

beforeAll(async () => {
  api = await startTestApi({ variables: { PUBLIC_URL: "https://crm.example.test" } });
  tenant = await api.addTenant();
});
afterAll(() => api.close());

const refreshWith = (cookie: string | undefined) =>
  api.call(refreshSession, { headers: { cookie: `sw_refresh=${cookie}` } });
const letGraceExpire = (email: string) =>
  api.db.query(
    `UPDATE sessions SET "rotatedAt" = now() - interval '11 seconds' WHERE "operatorId" = (SELECT id FROM operators WHERE email = $1)`,
    [email],
  );

test("an operator signs in by e-mail, whatever its case, and learns who they are and what they may do", async () => {
  const { email } = await api.addOperator(tenant, "MANAGER");
  const { result, headers } = await api.call(signIn, { body: { email: email.toUpperCase(), password: PASSWORD } });
  const me = await api.call(getMe, { token: result.accessToken });
  expect(me.result).toMatchObject({ email, tenantName: tenant.name, role: "MANAGER" });
  expect(me.result.permissions).not.toContain("actors.read");
  const refresh = headers.getSetCookie().find((cookie) => cookie.startsWith("sw_refresh="));
  expect(refresh).toMatch(/HttpOnly/);
  expect(refresh).toMatch(/SameSite=Strict/);
  expect(refresh).toMatch(/Secure/);
});

test("a wrong password and an unknown e-mail are answered alike", async () => {
  const { email } = await api.addOperator(tenant);
  const wrong = await api.call(signIn, { body: { email, password: "not the password" } });
  const unknown = await api.call(signIn, { body: { email: "nobody@example.test", password: "not the password" } });
  expect(wrong).toMatchObject({ status: 401, code: "auth.wrong_credentials" });
  expect(unknown.text).toBe(wrong.text);
});

test("the eleventh wrong attempt on an account within ten minutes is refused unheard; another account is not", async () => {
  const { email } = await api.addOperator(tenant);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    expect(await api.call(signIn, { body: { email, password: "guess" } })).toMatchObject({
      code: "auth.wrong_credentials",
    });
  }
  const refused = await api.call(signIn, { body: { email, password: PASSWORD } });
  expect(refused).toMatchObject({ status: 429, code: "auth.too_many_attempts" });
  const other = await api.addOperator(tenant);
  expect(await api.call(signIn, { body: { email: other.email, password: PASSWORD } })).toMatchObject({ status: 200 });
});

test("a refresh token is exchanged for a new pair, and the new one works in its turn", async () => {
  const { cookies } = await api.signInTo(tenant);
  const first = await refreshWith(cookies["sw_refresh"]);
  const second = await refreshWith(cookiesOf(first.headers)["sw_refresh"]);
  expect((await api.call(getMe, { token: second.result.accessToken })).status).toBe(200);
});

test("two tabs that refresh at the same moment both go on, with the same next token", async () => {
  const { cookies } = await api.signInTo(tenant);
  const [one, other] = await Promise.all([refreshWith(cookies["sw_refresh"]), refreshWith(cookies["sw_refresh"])]);
  expect([one.status, other.status]).toEqual([200, 200]);
  expect(cookiesOf(one.headers)["sw_refresh"]).toBe(cookiesOf(other.headers)["sw_refresh"]);
  expect((await refreshWith(cookiesOf(one.headers)["sw_refresh"])).status).toBe(200);
});

test("a refresh token that is used again later was copied: the session ends for everyone who holds it", async () => {
  const { id, email, cookies } = await api.signInTo(tenant);
  const rightful = await refreshWith(cookies["sw_refresh"]);
  await letGraceExpire(email);
  expect(await refreshWith(cookies["sw_refresh"])).toMatchObject({ status: 401, code: "auth.session_ended" });
  expect(await refreshWith(cookiesOf(rightful.headers)["sw_refresh"])).toMatchObject({ code: "auth.session_ended" });
  expect(await api.call(getMe, { token: rightful.result.accessToken })).toMatchObject({ code: "auth.session_ended" });
  const entries = await api.db.getRepository(AuditEntryRecord).findBy({ action: "session.tokenReused", entityId: id });
  expect(entries).toEqual([expect.objectContaining({ tenantId: tenant.id, operatorId: null, before: {}, after: {} })]);
});

test("a refresh token that nobody signed is refused", async () => {
  const { cookies } = await api.signInTo(tenant);
  const [session = "", , mac = ""] = (cookies["sw_refresh"] ?? "").split(".");
  expect(await refreshWith(`${session}.7.${mac}`)).toMatchObject({ status: 401, code: "auth.required" });
  expect(await refreshWith(undefined)).toMatchObject({ status: 401, code: "auth.required" });
});

test("after signing out neither token works", async () => {
  const { token, cookies } = await api.signInTo(tenant);
  const out = await api.call(signOut, { token });
  expect(out.status).toBe(200);
  expect(cookiesOf(out.headers)["sw_refresh"]).toBe("");
  expect(await api.call(getMe, { token })).toMatchObject({ status: 401, code: "auth.session_ended" });
  expect(await refreshWith(cookies["sw_refresh"])).toMatchObject({ status: 401, code: "auth.session_ended" });
});

test("an expired access token says that it has expired, and a foreign one that a sign-in is needed", async () => {
  const { id } = await api.addOperator(tenant);
  const holder = { operatorId: id, tenantId: tenant.id, role: "ADMIN" } as const;
  const expired = await api.deps.tokens.sign(holder, crypto.randomUUID(), "console", -1_000);
  expect(await api.call(getMe, { token: expired.token })).toMatchObject({ status: 401, code: "auth.expired" });
  expect(await api.call(getMe, { token: "a.b.c" })).toMatchObject({ status: 401, code: "auth.required" });
  expect(await api.call(getMe)).toMatchObject({ status: 401, code: "auth.required" });
});

test("a role without the permission is refused, and a role that was taken away counts at once", async () => {
  const { token } = await api.signInTo(tenant, "MANAGER");
  expect(await api.call(listStuckActors, { token })).toMatchObject({ status: 403, code: "permission.denied" });
  const administrator = await api.signInTo(tenant, "ADMIN");
  await api.db.query(`UPDATE operators SET role = 'MANAGER' WHERE id = $1`, [administrator.id]);
  expect(await api.call(listStuckActors, { token: administrator.token })).toMatchObject({ status: 403 });
});

test("an empty installation is set up once, whoever tries at the same time", async () => {
  const empty = await startTestApi();
  try {
    expect((await empty.call(getSetup)).result).toEqual({ needed: true });
    const body = { tenantName: "Мастерская", name: "Анна", email: "anna@example.test", password: PASSWORD };
    const tries = await Promise.all(
      [1, 2, 3].map((number) => empty.call(setUp, { body: { ...body, email: `a${number}@example.test` } })),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(tries.filter(({ code }) => code === "setup.already_done")).toHaveLength(2);
    expect((await empty.call(getSetup)).result).toEqual({ needed: false });
    const made = tries.find(({ status }) => status === 200);
    expect((await empty.call(getMe, { token: made?.result.accessToken })).result).toMatchObject({
      role: "ADMIN",
      tenantName: "Мастерская",
    });
  } finally {
    await empty.close();
  }
});
