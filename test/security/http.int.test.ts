import { afterAll, beforeAll, expect, test } from "vitest";
import { createChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import { getMe } from "../../contracts/endpoints/session.ts";
import { MediaRecord } from "../../entities/mediaRecord.ts";
import { newId } from "../../entities/newId.ts";
import { startTestApi } from "../api/testApi.ts";
import type { TestApi } from "../api/testApi.ts";

const TEMPORAL_UI = "https://temporal.example.com";

let api: TestApi;
let administrator: Awaited<ReturnType<TestApi["signInTo"]>> & { readonly tenantId: `ten_${string}` };
beforeAll(async () => {
  api = await startTestApi({ variables: { TEMPORAL_UI_URL: TEMPORAL_UI } });
  const tenant = await api.addTenant();
  administrator = { ...(await api.signInTo(tenant)), tenantId: tenant.id };
});
afterAll(() => api.close());

const bearer = () => ({ authorization: `Bearer ${administrator.token}` });

/** The origin that the codec lets in when this one asks. */
const allowedFor = async (origin: string) => {
  const response = await fetch(`${api.url}/api/v1/admin/codec/decode`, { method: "OPTIONS", headers: { origin } });
  return response.headers.get("access-control-allow-origin");
};

test("another origin is never told that it may read an answer", async () => {
  for (const origin of ["https://evil.example", TEMPORAL_UI, "null"]) {
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
