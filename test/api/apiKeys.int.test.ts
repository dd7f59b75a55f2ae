import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiKeyPermission } from "../../contracts/apiKey.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "../../contracts/endpoints/apiKeys.ts";
import { publicGetKey, publicListContacts } from "../../contracts/endpoints/public.ts";
import { getMe } from "../../contracts/endpoints/session.ts";
import { routes } from "../../api/routes/routes.ts";
import { ApiKeyRecord } from "../../entities/apiKeyRecord.ts";
import { BranchRecord } from "../../entities/branchRecord.ts";
import { CustomRoleRecord } from "../../entities/customRoleRecord.ts";
import { newId } from "../../entities/newId.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { until } from "../support/until.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
});
afterAll(() => api.close());

const keys = () => api.db.getRepository(ApiKeyRecord);
const asked = { name: "Магазин", permissions: ["contacts.read"], expiresInDays: 30 };

test("the secret is shown once: the list and the database know its beginning only", async () => {
  const key = await api.addApiKey(tenant);
  expect(key.secret).toMatch(/^sb_[0-9a-f]{8}_[\w-]{43}$/);
  expect(key.secret).toMatch(new RegExp(`^${key.prefix}_`));
  const { token } = await api.signInTo(tenant);
  const listed = await api.call(listApiKeys, { token });
  expect(listed.result.apiKeys).toContainEqual(expect.objectContaining({ id: key.id, createdByName: "Анна" }));
  expect(listed.text + JSON.stringify(await keys().find())).not.toContain(key.secret.slice(12));
});

test("a key says who it is, what it may do and how often", async () => {
  const { secret, id } = await api.addApiKey(tenant, { permissions: ["contacts.read", "contacts.read"] });
  expect((await api.call(publicGetKey, { token: secret })).result).toEqual({
    id,
    name: "Магазин",
    permissions: ["contacts.read"],
    branchId: null,
    expiresAt: null,
    requestsPerMinute: 300,
  });
});

test("when a key was last used is put down, and not at every request", async () => {
  const { secret, id } = await api.addApiKey(tenant);
  const usedAt = async () => (await keys().findOneByOrFail({ id })).lastUsedAt?.getTime() ?? null;
  expect(await usedAt()).toBeNull();
  await api.call(publicGetKey, { token: secret });
  await until(async () => (await usedAt()) !== null);
  const first = await usedAt();
  await api.call(publicGetKey, { token: secret });
  await api.db.query("SELECT 1");
  expect(await usedAt()).toBe(first);
  await keys().update({ id }, { lastUsedAt: new Date(Date.now() - 61_000) });
  await api.call(publicGetKey, { token: secret });
  await until(async () => ((await usedAt()) ?? 0) >= (first ?? 0));
});

test("a revoked key is refused from the next request on, for good, and stays listed", async () => {
  const { secret, id } = await api.addApiKey(tenant);
  const { token } = await api.signInTo(tenant);
  const first = await api.call(revokeApiKey, { token, params: { apiKeyId: id } });
  const second = await api.call(revokeApiKey, { token, params: { apiKeyId: id } });
  expect(first.result).toMatchObject({ state: "revoked", revokedAt: expect.any(String) });
  expect(second.result).toEqual(first.result);
  expect(await api.call(publicGetKey, { token: secret })).toMatchObject({ status: 401, code: "api_key.revoked" });
});

test("an expired key is refused, and only to its holder by that name", async () => {
  const { secret, id } = await api.addApiKey(tenant, { expiresInDays: 30 });
  expect((await api.call(publicGetKey, { token: secret })).status).toBe(200);
  await keys().update({ id }, { expiresAt: new Date(Date.now() - 1_000) });
  expect(await api.call(publicGetKey, { token: secret })).toMatchObject({ status: 401, code: "api_key.expired" });
  const { token: administrator } = await api.signInTo(tenant);
  const { apiKeys } = (await api.call(listApiKeys, { token: administrator })).result;
  expect(apiKeys.find((key) => key.id === id)?.state).toBe("expired");
  for (const token of [secret.slice(0, -1), `${secret}x`, secret.slice(0, 11), "sb_", "nonsense"]) {
    expect(await api.call(publicGetKey, { token })).toMatchObject({ status: 401, code: "api_key.unknown" });
  }
});

test("a key opens the public API alone, and an operator's token does not open that", async () => {
  const { secret } = await api.addApiKey(tenant);
  const { token } = await api.signInTo(tenant);
  expect(await api.call(getMe, { token: secret })).toMatchObject({ status: 401, code: "auth.required" });
  expect(await api.call(listApiKeys, { token: secret })).toMatchObject({ status: 401, code: "auth.required" });
  expect(await api.call(publicGetKey, { token })).toMatchObject({ status: 401, code: "api_key.unknown" });
});

test("a key without the permission is refused", async () => {
  const { secret } = await api.addApiKey(tenant, { permissions: ["conversations.read"] });
  expect(await api.call(publicListContacts, { token: secret })).toMatchObject({
    status: 403,
    code: "permission.denied",
  });
});

test("keys can be given every right that the public API asks for, and no other", () => {
  const needed = routes
    .filter(({ endpoint }) => endpoint.path.startsWith("/api/v1/public/"))
    .map(({ endpoint }) => endpoint.access)
    .filter((access) => access !== "signedIn");
  expect(new Set(needed)).toEqual(new Set<string>(ApiKeyPermission.options));
});

test("nobody makes keys without the right to, nor one that may more than they", async () => {
  const manager = await api.signInTo(tenant, "MANAGER");
  expect((await api.call(createApiKey, { token: manager.token, body: asked })).code).toBe("permission.denied");

  const role = await api.db.getRepository(CustomRoleRecord).save({
    id: newId("rol"),
    tenantId: tenant.id,
    name: "Интегратор",
    permissions: ["keys.manage", "conversations.read"],
  });
  const { token } = await api.signInTo(tenant, role.id);
  expect((await api.call(createApiKey, { token, body: asked })).code).toBe("operator.beyond_own_rights");
  const less = { ...asked, permissions: ["conversations.read"] };
  expect((await api.call(createApiKey, { token, body: less })).status).toBe(200);
});

test("who sees a branch makes, sees and revokes keys of that branch alone", async () => {
  const branch = (name: string) =>
    api.db.getRepository(BranchRecord).save({ id: newId("brn"), tenantId: tenant.id, name, parentId: null });
  const [own, other] = [await branch("Север"), await branch("Юг")];
  const director = await api.signInTo(tenant);
  await api.db.getRepository(OperatorRecord).update({ id: director.id }, { scope: "BRANCH", branchId: own.id });
  const { token } = director;
  const ofTenant = await api.addApiKey(tenant);

  expect((await api.call(createApiKey, { token, body: asked })).result.apiKey).toMatchObject({ branchName: "Север" });
  for (const branchId of [null, other.id]) {
    const { code } = await api.call(createApiKey, { token, body: { ...asked, branchId } });
    expect(code).toBe("operator.beyond_own_rights");
  }
  const unknown = await api.call(createApiKey, { token, body: { ...asked, branchId: newId("brn") } });
  expect(unknown.code).toBe("branch.not_found");
  const { apiKeys } = (await api.call(listApiKeys, { token })).result;
  expect(apiKeys.map(({ branchId }) => branchId)).toEqual([own.id]);
  const revoked = await api.call(revokeApiKey, { token, params: { apiKeyId: ofTenant.id } });
  expect(revoked.code).toBe("api_key.not_found");
  expect((await api.call(publicGetKey, { token: ofTenant.secret })).status).toBe(200);
});
