import { afterAll, beforeAll, expect, test } from "vitest";
import { listAppeals } from "../../contracts/endpoints/records.ts";
import { signIn } from "../../contracts/endpoints/session.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let token: string;
let conversationId: string;

beforeAll(async () => {
  api = await startTestApi();
  const tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  ({ id: conversationId } = await (await openInbox(api, tenant)).receive("Здравствуйте"));
});
afterAll(() => api.close());

const post = (body: string) =>
  fetch(`${api.url}${signIn.path}`, { method: "POST", headers: { "content-type": "application/json" }, body });

test("an address where nothing is says so, whatever asks", async () => {
  for (const path of ["/api/v1/operator/nothing", "/api/nothing", "/hooks", "/nothing"]) {
    const response = await fetch(`${api.url}${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "request.not_found" } });
  }
});

test("a body that is not JSON is 400, one that is too large 413", async () => {
  const malformed = await post("{");
  expect(malformed.status).toBe(400);
  expect(await malformed.json()).toMatchObject({ error: { code: "request.malformed" } });
  const large = await post(JSON.stringify({ email: "a".repeat(1_100_000), password: "x" }));
  expect(large.status).toBe(413);
});

test("a fault of ours is answered without a word of how we are built, and with an id that stands in the log", async () => {
  await api.db.query("ALTER TABLE appeals RENAME TO elsewhere");
  const answer = await api.call(listAppeals, { params: { conversationId }, token });
  expect(answer).toMatchObject({ status: 500, code: "internal", details: undefined });
  expect(answer.text).not.toContain("appeals");
  expect(answer.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
});
