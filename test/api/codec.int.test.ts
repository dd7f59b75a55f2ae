import { afterAll, beforeAll, expect, test } from "vitest";
import { decodePayloads, encodePayloads } from "../../contracts/endpoints/actors.ts";
import { getMe } from "../../contracts/endpoints/session.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

const UI = "http://127.0.0.1:8233";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const plain = { metadata: { encoding: base64("json/plain") }, data: base64(`{"mode":"bot"}`) };

const preflight = (origin: string) =>
  fetch(`${api.url}${decodePayloads.path}`, {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": "POST" },
  });

let api: TestApi;
let tenant: TenantRecord;

beforeAll(async () => {
  api = await startTestApi({ variables: { TEMPORAL_UI_URL: UI } });
  tenant = await api.addTenant();
});
afterAll(() => api.close());

test("an administrator's Temporal UI reads what only the keys can open", async () => {
  const { token, cookies } = await api.signInTo(tenant, "ADMIN", true);
  const encoded = await api.call(encodePayloads, { body: { payloads: [plain] }, token });
  expect(encoded.text).not.toContain(plain.data);
  const headers = { cookie: `sw_codec=${cookies["sw_codec"]}`, origin: UI };
  const decoded = await api.call(decodePayloads, { body: encoded.result, headers });
  expect(decoded.result).toEqual({ payloads: [plain] });
  expect(decoded.headers.get("access-control-allow-origin")).toBe(UI);
  expect(decoded.headers.get("access-control-allow-credentials")).toBe("true");
});

test("the codec's cookie opens the codec and nothing else", async () => {
  const { cookies } = await api.signInTo(tenant, "ADMIN", true);
  const cookie = cookies["sw_codec"] ?? "";
  expect(await api.call(getMe, { headers: { cookie: `sw_codec=${cookie}` } })).toMatchObject({ status: 401 });
  expect(await api.call(getMe, { token: cookie })).toMatchObject({ status: 401, code: "auth.required" });
});

test("who is no administrator gets neither cookie nor payloads", async () => {
  const { token, cookies } = await api.signInTo(tenant, "MANAGER");
  expect(cookies["sw_codec"]).toBeUndefined();
  expect(await api.call(decodePayloads, { body: { payloads: [plain] }, token })).toMatchObject({ status: 403 });
  expect(await api.call(decodePayloads, { body: { payloads: [plain] } })).toMatchObject({ status: 401 });
});

test("pages of other sites are told nothing", async () => {
  expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  expect((await preflight(UI)).headers.get("access-control-allow-origin")).toBe(UI);
});

test("a payload that our keys cannot open is refused in words", async () => {
  const { token } = await api.signInTo(tenant, "ADMIN", true);
  const foreign = {
    metadata: { encoding: base64("binary/encrypted"), "encryption-key-id": base64("k9") },
    data: base64("?"),
  };
  const answer = await api.call(decodePayloads, { body: { payloads: [plain, foreign] }, token });
  expect(answer).toMatchObject({ status: 400, code: "request.invalid", details: [{ field: "body.payloads" }] });
});
