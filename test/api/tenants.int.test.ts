import { afterAll, beforeAll, expect, test } from "vitest";
import { listAuditEntries } from "../../contracts/endpoints/audit.ts";
import { publicListConversations } from "../../contracts/endpoints/public.ts";
import { choosePassword } from "../../contracts/endpoints/people.ts";
import { getMe, signIn } from "../../contracts/endpoints/session.ts";
import {
  createTenant,
  listTenants,
  renameTenant,
  resumeTenant,
  suspendTenant,
} from "../../contracts/endpoints/tenants.ts";
import type { TenantId } from "../../contracts/ids.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  ({ token } = await api.signInTo(await api.addTenant(), "ADMIN", true));
});
afterAll(() => api.close());

let opened = 0;
async function open() {
  opened += 1;
  const administrator = { name: "Пётр", email: `petr${opened}@example.test` };
  const body = { name: "Мастерская у вокзала", language: "en", timeZone: "Asia/Omsk", administrator };
  const { result } = await api.call(createTenant, { token, body });
  return { ...result, email: administrator.email };
}

const named = async (id: TenantId) =>
  (await api.call(listTenants, { token })).result.tenants.find((tenant) => tenant.id === id);

test("a new tenant's administrator chooses a password by the link and is alone there", async () => {
  const { tenant, link, email } = await open();
  expect(tenant).toMatchObject({ name: "Мастерская у вокзала", status: "active", people: 1, channels: 0 });
  const body = { token: new URL(link.url).hash.slice(1), password: "a password of his own" };
  await api.call(choosePassword, { body });
  const { result } = await api.call(signIn, { body: { email, password: body.password } });
  expect(result.operator).toMatchObject({ tenantId: tenant.id, role: "ADMIN", isInstallationAdmin: false });
});

test("an e-mail that is taken leaves no tenant behind", async () => {
  const { email } = await open();
  const before = (await api.call(listTenants, { token })).result.tenants.length;
  const body = { name: "Ещё одна", language: "ru", timeZone: "Europe/Moscow", administrator: { name: "Пётр", email } };
  expect(await api.call(createTenant, { token, body })).toMatchObject({ status: 409, code: "operator.email_taken" });
  expect((await api.call(listTenants, { token })).result.tenants).toHaveLength(before);
});

test("a time zone that does not exist is refused", async () => {
  const administrator = { name: "Пётр", email: "zone@example.test" };
  const body = { name: "Ещё одна", language: "ru", timeZone: "Europe/Atlantis", administrator };
  expect(await api.call(createTenant, { token, body })).toMatchObject({ status: 400, code: "request.invalid" });
});

test("the list counts what a tenant does and tells nothing that was said", async () => {
  const company = await api.addTenant();
  const inbox = await openInbox(api, company);
  await inbox.receive("Секретное слово");
  await inbox.receive("Ещё одно");
  const answer = await api.call(listTenants, { token });
  expect(answer.result.tenants.find(({ id }) => id === company.id)).toMatchObject({
    channels: 1,
    openConversations: 2,
    messages: 2,
    lastMessageAt: expect.any(String),
  });
  expect(answer.text).not.toContain("Секретное");
});

test("only an administrator of the installation may see tenants or change them", async () => {
  const company = await api.addTenant();
  const own = await api.signInTo(company);
  const params = { tenantId: company.id };
  for (const answer of [
    await api.call(listTenants, { token: own.token }),
    await api.call(suspendTenant, { token: own.token, params, body: { reason: "Так" } }),
    await api.call(resumeTenant, { token: own.token, params }),
    await api.call(renameTenant, { token: own.token, params, body: { name: "Так" } }),
  ]) {
    expect(answer).toMatchObject({ status: 403, code: "permission.denied" });
  }
});

test("operators of a suspended tenant sign in and learn that it is, its keys are refused, and its own log says who did it and why", async () => {
  const company = await api.addTenant();
  const own = await api.signInTo(company);
  const { secret } = await api.addApiKey(company);
  const params = { tenantId: company.id };
  await api.call(suspendTenant, { token, params, body: { reason: "Счёт не оплачен" } });
  const byKey = () => api.call(publicListConversations, { token: secret });
  expect(await byKey()).toMatchObject({ status: 409, code: "tenant.suspended" });
  await api.call(suspendTenant, { token, params, body: { reason: "Ещё раз" } });
  expect(await named(company.id)).toMatchObject({ status: "suspended", suspendedReason: "Счёт не оплачен" });
  expect((await api.call(getMe, { token: own.token })).result).toMatchObject({ tenantStatus: "suspended" });

  await api.call(resumeTenant, { token, params });
  expect((await byKey()).status).toBe(200);
  expect(await named(company.id)).toMatchObject({ status: "active", suspendedReason: null });
  const log = (await api.call(listAuditEntries, { token: own.token })).result.entries;
  expect(log.filter(({ action }) => action.startsWith("tenant."))).toMatchObject([
    { action: "tenant.resumed", operatorName: "Анна" },
    { action: "tenant.suspended", operatorName: "Анна", after: { reason: "Счёт не оплачен" } },
  ]);
  const foreign = (await api.call(listAuditEntries, { token })).result.entries;
  expect(foreign.filter(({ entityId }) => entityId === company.id)).toEqual([]);
});

test("a tenant that is not there is named as such", async () => {
  const params = { tenantId: "ten_00000000000000000000000000000000" };
  expect(await api.call(resumeTenant, { token, params })).toMatchObject({ status: 404, code: "tenant.not_found" });
});
