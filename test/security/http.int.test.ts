import { afterAll, beforeAll, expect, test } from "vitest";
import { createChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import { publicGetKey } from "../../contracts/endpoints/public.ts";
import { getMe } from "../../contracts/endpoints/session.ts";
import { MediaRecord } from "../../entities/mediaRecord.ts";
import { newId } from "../../entities/newId.ts";
import { startTestApi } from "../api/testApi.ts";
import type { TestApi } from "../api/testApi.ts";

const TEMPORAL_UI = "https://temporal.example.com";
const SHOP = "https://shop.example.com";

let api: TestApi;
let administrator: Awaited<ReturnType<TestApi["signInTo"]>> & { readonly tenantId: `ten_${string}` };
beforeAll(async () => {
  api = await startTestApi({ variables: { TEMPORAL_UI_URL: TEMPORAL_UI, CORS_ORIGINS: SHOP } });
  const tenant = await api.addTenant();
  administrator = { ...(await api.signInTo(tenant)), tenantId: tenant.id };
});
afterAll(() => api.close());

const bearer = () => ({ authorization: `Bearer ${administrator.token}` });

/** What a preflight of a page of this origin is answered. */
const preflight = (path: string, origin: string) => fetch(api.url + path, { method: "OPTIONS", headers: { origin } });

/** The origin that an address lets in when this one asks. */
const allowedFor = async (origin: string, path = "/api/v1/admin/codec/decode") =>
  (await preflight(path, origin)).headers.get("access-control-allow-origin");

test("another origin is never told that it may read an answer", async () => {
  for (const origin of ["https://evil.example", TEMPORAL_UI, SHOP, "null"]) {
    const { headers, status } = await api.call(getMe, { token: administrator.token, headers: { origin } });
    expect(status).toBe(200);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
  }
});

test("the payload codec answers pages of the Temporal UI, and of nobody else", async () => {
  expect(await allowedFor(TEMPORAL_UI)).toBe(TEMPORAL_UI);
  for (const origin of ["https://evil.example", `${TEMPORAL_UI}.evil.example`, "null"])
    expect(await allowedFor(origin)).toBeNull();
});

test("the public API answers pages of the named origins, without cookies, and of nobody else", async () => {
  const { headers } = await preflight(publicGetKey.path, SHOP);
  expect(headers.get("access-control-allow-origin")).toBe(SHOP);
  expect(headers.get("access-control-allow-credentials")).toBeNull();
  expect(headers.get("vary")).toContain("Origin");
  for (const origin of ["https://evil.example", TEMPORAL_UI, `${SHOP}.evil.example`, "null"])
    expect(await allowedFor(origin, publicGetKey.path)).toBeNull();
});

test.each(["/api/openapi.json", getMe.path, publicGetKey.path, "/api/nothing/here"])(
  "no browser may run, frame or embed what %s answers, refusals too",
  async (path) => {
    const { headers } = await fetch(api.url + path);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
    );
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  },
);

test("answers are kept by nobody and taken for nothing else, and do not say what serves them", async () => {
  const { headers } = await api.call(getMe, { token: administrator.token });
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-powered-by")).toBeNull();
});

test("a body beyond a megabyte is refused", async () => {
  const name = "x".repeat(1_100_000);
  const body = { kind: "telegramBot" as const, name, settings: {} };
  const answer = await api.call(createChannelAccount, { token: administrator.token, body });
  expect([answer.status, answer.code]).toEqual([413, "request.too_large"]);
});

test.each([
  ["image/svg+xml", "attachment", "application/octet-stream"],
  ["text/html", "attachment", "application/octet-stream"],
  ["image/jpeg", "inline", "image/jpeg"],
])("a received %s is served as %s", async (mimeType, disposition, servedAs) => {
  const id = newId("med");
  await api.deps.blobs.put(id, Buffer.from("<script>alert(1)</script>"));
  const { tenantId } = administrator;
  const file = { providerFileId: "f", status: "stored", fileName: `"a"\r\nb.svg`, sizeBytes: "25" } as const;
  await api.db
    .getRepository(MediaRecord)
    .insert({ id, tenantId, channelAccountId: newId("acc"), messageId: newId("msg"), mimeType, ...file });
  const { headers } = await fetch(`${api.url}/api/v1/operator/media/${id}`, { headers: bearer() });
  expect(headers.get("content-type")).toBe(servedAs);
  expect(headers.get("content-disposition")).toMatch(new RegExp(`^${disposition}; filename\\*=UTF-8''[\\w%.]+$`));
  expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test.each(["http://127.0.0.1:5432", "http://localhost:8233", "http://169.254.169.254/latest"])(
  "a channel whose settings name %s is not connected, and the answer says why",
  async (apiRoot) => {
    const settings = { token: "700100200:AAHsimulated-token-of-the-test-bot0", apiRoot };
    const body = { kind: "telegramBot" as const, name: "Бот", settings };
    const answer = await api.call(createChannelAccount, { token: administrator.token, body });
    expect(answer.code).toBe("channel_account.check_failed");
    expect(answer.text).toContain("ALLOWED_PRIVATE_HOSTS");
  },
);
