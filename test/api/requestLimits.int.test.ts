import { afterAll, beforeAll, expect, test } from "vitest";
import { createRequestLimits } from "../../api/limits/requestLimits.ts";
import { publicGetKey } from "../../contracts/endpoints/public.ts";
import { getMe, getSetup } from "../../contracts/endpoints/session.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openInbox } from "./inbox.ts";
import { telegramText } from "./telegramText.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

const variables = {
  KEY_REQUESTS_PER_MINUTE: "30",
  OPERATOR_REQUESTS_PER_MINUTE: "45",
  ADDRESS_REQUESTS_PER_MINUTE: "600",
};
const perMinute = { key: 30, operator: 45, address: 600 };

let api: TestApi;
let tenant: TenantRecord;
beforeAll(async () => {
  api = await startTestApi({ variables });
  tenant = await api.addTenant();
});
afterAll(() => api.close());

/** How often the order succeeds before it is refused. */
async function timesUntilRefused(order: () => Promise<{ readonly code: string | null }>): Promise<number> {
  for (let times = 0; ; times += 1) if ((await order()).code === "request.rate_limited") return times;
}

test("a key is refused beyond its limit, is told when to come back, and other keys are not touched", async () => {
  const { secret: token } = await api.addApiKey(tenant);
  const other = await api.addApiKey(tenant);
  expect(await timesUntilRefused(() => api.call(publicGetKey, { token }))).toBe(30);
  const refused = await api.call(publicGetKey, { token });
  const retryAfter = Number(refused.headers.get("retry-after"));
  expect(refused).toMatchObject({ status: 429, code: "request.rate_limited" });
  expect(refused.details).toEqual({ limited: "key", requestsPerMinute: 30, retryAfterSeconds: retryAfter });
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(60);
  expect((await api.call(publicGetKey, { token: other.secret })).status).toBe(200);
});

test("requests that come all at once are counted as exactly as one after another", async () => {
  const { secret: token } = await api.addApiKey(tenant);
  const answers = await Promise.all(Array.from({ length: 60 }, () => api.call(publicGetKey, { token })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
});

test("an operator is counted over all their sessions", async () => {
  const { token } = await api.signInTo(tenant);
  expect(await timesUntilRefused(() => api.call(getMe, { token }))).toBe(45);
  expect((await api.call(getMe, { token })).details).toMatchObject({ limited: "operator" });
});

test("several processes together give no more than the limit", async () => {
  const processes = Array.from({ length: 3 }, () => createRequestLimits(api.db, perMinute));
  const spent = await Promise.allSettled(
    Array.from({ length: 90 }, (_, n) => processes[n % 3]?.spend("key", "key_of_three_processes") ?? Promise.reject()),
  );
  const given = spent.filter(({ status }) => status === "fulfilled").length;
  expect(given).toBe(30);
});

test("counters stand in no clear words of who they count", async () => {
  const rows: { key: string }[] = await api.db.query(`SELECT key FROM request_limits`);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ key }) => key.includes("127.0.0.1"))).toEqual([]);
});

test("while Postgres is away nobody is refused for it", async () => {
  await api.gates.postgres.shut();
  const alone = createRequestLimits(api.deps.db, perMinute);
  await expect(alone.spend("key", "key_without_postgres")).resolves.toBeUndefined();
  await api.gates.postgres.open();
});

test("an address is refused with everybody behind it; webhooks are not counted", async () => {
  const { account } = await openInbox(api, tenant);
  await timesUntilRefused(() => api.call(getSetup));
  expect((await api.call(getSetup)).details).toMatchObject({ limited: "address", requestsPerMinute: 600 });
  expect((await fetch(`${api.url}/api/nothing/here`)).status).toBe(429);
  const hook = await fetch(`${api.url}/hooks/${account.id}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": "hook-secret" },
    body: JSON.stringify(telegramText({ text: "Здравствуйте" })),
  });
  expect(hook.status).toBe(200);
});
