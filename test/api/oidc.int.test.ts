import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createPersonLink,
  deactivatePerson,
  invitePerson,
  listPeople,
  readPersonLink,
} from "../../contracts/endpoints/people.ts";
import { beginTwoFactor, confirmTwoFactor } from "../../contracts/endpoints/profile.ts";
import { getSignInWays, refreshSession } from "../../contracts/endpoints/session.ts";
import { OIDC_CALLBACK_PATH, OIDC_START_PATH } from "../../contracts/oidc.ts";
import { stepAt, totpCode } from "../../commands/totp.ts";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openFormBrowser } from "../support/formBrowser.ts";
import { startOidcProvider } from "../support/oidcProvider.ts";
import type { OidcProvider } from "../support/oidcProvider.ts";
import { fromBase32 } from "./fromBase32.ts";
import { PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

const PUBLIC_URL = "https://crm.example.test";

let api: TestApi;
let provider: OidcProvider;
let tenant: TenantRecord;
let log = "";

beforeAll(async () => {
  provider = await startOidcProvider();
  provider.serve(PUBLIC_URL + OIDC_CALLBACK_PATH);
  const variables = { PUBLIC_URL, ...provider.variables };
  api = await startTestApi({ variables, log: { write: (line) => void (log += line) } });
  tenant = await api.addTenant();
});
afterAll(async () => {
  await api.close();
  await provider.close();
});

/** Somebody whom the provider knows by this e-mail goes there and comes back; says where the browser is sent with the code. */
async function authenticate(email: string, { email_verified = true, next = "/channels" } = {}) {
  const browser = openFormBrowser();
  const login = email.replace(/\W/g, "-");
  provider.accounts.set(login, { email, email_verified });
  const start = await browser.open(`${api.url}${OIDC_START_PATH}?next=${encodeURIComponent(next)}`);
  const away = start.headers.get("location") ?? "";
  const returned = new URL(await browser.goOn(away, PUBLIC_URL, { login, password: "any" }));
  return { browser, start, callback: api.url + returned.pathname + returned.search };
}

async function signInBy(email: string, options = {}) {
  const { browser, callback } = await authenticate(email, options);
  const answer = await browser.open(callback);
  const cookie = `sw_refresh=${browser.cookiesOf(api.url).get("sw_refresh")}`;
  return { location: answer.headers.get("location"), cookie };
}
const refused = (problem: string) => ({ location: `/sign-in?problem=${problem}`, cookie: "sw_refresh=undefined" });

test("an operator whose e-mail the provider vouches for is signed in, led to where they wanted, and put down with the way", async () => {
  const { id, email } = await api.addOperator(tenant, "MANAGER");
  const { location, cookie } = await signInBy(email.toUpperCase());
  expect(location).toBe("/channels");
  const { result } = await api.call(refreshSession, { headers: { cookie } });
  expect(result.operator).toMatchObject({ id, email, role: "MANAGER" });
  const entries = await api.db.getRepository(AuditEntryRecord).findBy({ entityId: id });
  expect(entries).toEqual([
    expect.objectContaining({
      action: "session.signedIn",
      operatorId: id,
      operatorName: "Анна",
      after: { way: "oidc" },
    }),
  ]);
});

test("what the browser must bring back is kept from scripts and from other sites' requests, and for ten minutes", async () => {
  const { start } = await authenticate((await api.addOperator(tenant)).email);
  const [cookie] = start.headers.getSetCookie();
  expect(cookie).toMatch(/^sw_oidc=/);
  for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Max-Age=600"]) expect(cookie).toContain(part);
  const asked = new URL(start.headers.get("location") ?? "").searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({ response_type: "code", code_challenge_method: "S256" });
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)?.length).toBeGreaterThan(20);
});

test("our own code is not asked: the provider answers for it", async () => {
  const { token, email } = await api.signInTo(tenant);
  const { result } = await api.call(beginTwoFactor, { token, body: { password: PASSWORD } });
  const code = totpCode(fromBase32(result.secret), stepAt(new Date()));
  expect((await api.call(confirmTwoFactor, { token, body: { code } })).status).toBe(200);
  expect((await signInBy(email)).location).toBe("/channels");
});

test("somebody who was only invited has accepted by it: they are a colleague, and their link no longer works", async () => {
  const { token } = await api.signInTo(tenant);
  const body = { name: "Пётр", email: "petr@example.test", role: "MANAGER" };
  const { result } = await api.call(invitePerson, { token, body });
  expect((await signInBy(body.email)).location).toBe("/channels");

  const { people } = (await api.call(listPeople, { token })).result;
  expect(people.find(({ email }) => email === body.email)?.state).toBe("active");
  const secret = new URL(result.link.url).hash.slice(1);
  expect(await api.call(readPersonLink, { body: { token: secret } })).toMatchObject({ code: "link.not_found" });
  const entries = await api.db.getRepository(AuditEntryRecord).findBy({ operatorId: result.person.id });
  expect(entries.map(({ action }) => action).toSorted()).toEqual(["person.joined", "session.signedIn"]);
  const params = { operatorId: result.person.id };
  const again = await api.call(createPersonLink, { token, params });
  const kept = new URL(again.result.url).hash.slice(1);
  expect((await api.call(readPersonLink, { body: { token: kept } })).result.kind).toBe("reset");
});

test("an e-mail that nobody has lets nobody in, creates nobody, and is put down as a failed sign-in", async () => {
  const everybody = await api.db.query(`SELECT id FROM operators ORDER BY id`);
  const failed = () => api.db.getRepository(AuditEntryRecord).countBy({ action: "session.signInFailed" });
  const before = await failed();
  expect(await signInBy("stranger@example.test")).toEqual(refused("unknown"));
  expect(await api.db.query(`SELECT id FROM operators ORDER BY id`)).toEqual(everybody);
  expect(await failed()).toBe(before + 1);
});

test("a deactivated operator is not let in", async () => {
  const { token } = await api.signInTo(tenant);
  const { id: operatorId, email } = await api.addOperator(tenant);
  await api.call(deactivatePerson, { token, params: { operatorId } });
  expect(await signInBy(email)).toEqual(refused("unknown"));
});

test("an e-mail that the provider has not verified counts for nothing", async () => {
  const { email } = await api.addOperator(tenant);
  expect(await signInBy(email, { email_verified: false })).toEqual(refused("unverified"));
});

test("a code that comes with another state, or in another browser, is not taken", async () => {
  const { email } = await api.addOperator(tenant);
  const { browser, callback } = await authenticate(email);
  const forged = new URL(callback);
  forged.searchParams.set("state", "forged");
  expect((await browser.open(forged.href)).headers.get("location")).toBe("/sign-in?problem=failed");
  const fresh = await authenticate(email);
  const stranger = await openFormBrowser().open(fresh.callback);
  expect(stranger.headers.get("location")).toBe("/sign-in?problem=failed");
  const ticket = fresh.browser.cookiesOf(api.url).get("sw_oidc") ?? "";
  const [head, , mac] = ticket.split(".");
  const cookie = `sw_oidc=${head}.${Buffer.from(JSON.stringify({ state: "mine" })).toString("base64url")}.${mac}`;
  const tampered = await fetch(fresh.callback, { headers: { cookie }, redirect: "manual" });
  expect(tampered.headers.get("location")).toBe("/sign-in?problem=failed");
});

test("an attempt works once: neither its address nor its code and cookie again", async () => {
  const { browser, callback } = await authenticate((await api.addOperator(tenant)).email);
  const cookie = `sw_oidc=${browser.cookiesOf(api.url).get("sw_oidc")}`;
  expect((await browser.open(callback)).headers.get("location")).toBe("/channels");
  expect((await browser.open(callback)).headers.get("location")).toBe("/sign-in?problem=failed");
  const replayed = await fetch(callback, { headers: { cookie }, redirect: "manual" });
  expect(replayed.headers.get("location")).toBe("/sign-in?problem=failed");
  expect(replayed.headers.getSetCookie().some((line) => line.startsWith("sw_refresh="))).toBe(false);
  expect(log).toContain("Nobody was let in: failed invalid_grant");
  expect(log).not.toContain(new URL(callback).searchParams.get("code"));
});

test.each(["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", ""])(
  "nobody is led to %j afterwards",
  async (next) => {
    expect((await signInBy((await api.addOperator(tenant)).email, { next })).location).toBe("/inbox");
  },
);

test("somebody who gives up at the provider is told that it did not work", async () => {
  const { browser, callback } = await authenticate((await api.addOperator(tenant)).email);
  const denied = new URL(callback);
  denied.searchParams.delete("code");
  denied.searchParams.set("error", "access_denied");
  expect((await browser.open(denied.href)).headers.get("location")).toBe("/sign-in?problem=failed");
});

test("a provider that does not answer is said to be away, and found again when it does", async () => {
  const late = await startOidcProvider();
  const waiting = await startTestApi({ variables: { PUBLIC_URL, ...late.variables } });
  const begin = async () => (await openFormBrowser().open(waiting.url + OIDC_START_PATH)).headers.get("location");
  try {
    expect(await begin()).toBe("/sign-in?problem=away");
    expect((await waiting.call(getSignInWays)).result.oidc).toEqual({ name: "Почта компании" });
    late.serve(PUBLIC_URL + OIDC_CALLBACK_PATH);
    expect(await begin()).toContain(`${late.variables.OIDC_ISSUER}/auth?`);
  } finally {
    await waiting.close();
    await late.close();
  }
});

test("where no provider is named there is nothing at its addresses", async () => {
  const plain = await startTestApi();
  try {
    for (const path of [OIDC_START_PATH, OIDC_CALLBACK_PATH]) expect((await fetch(plain.url + path)).status).toBe(404);
  } finally {
    await plain.close();
  }
});

test("a provider that goes away before it is asked for the code is said to be away", async () => {
  const { browser, callback } = await authenticate((await api.addOperator(tenant)).email);
  await provider.close();
  expect((await browser.open(callback)).headers.get("location")).toBe("/sign-in?problem=away");
});
