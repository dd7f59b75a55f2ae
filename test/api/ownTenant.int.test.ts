import { afterAll, beforeAll, expect, test } from "vitest";
import { listAuditEntries } from "../../contracts/endpoints/audit.ts";
import {
  changeOwnTenant,
  getFirstSteps,
  getLogo,
  getOwnTenant,
  previewRetention,
  removeLogo,
  setLogo,
} from "../../contracts/endpoints/ownTenant.ts";
import { getMe } from "../../contracts/endpoints/session.ts";
import { buildChannelAccount } from "../support/builders.ts";
import { SMALLEST_PNG } from "../support/smallestPng.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const shut = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

test("settings are changed one at a time, and the log holds what each was and became", async () => {
  const { token } = await api.signInTo(await api.addTenant());
  const change = async (body: unknown) => (await api.call(changeOwnTenant, { token, body })).result;
  await change({ name: "Мастерская на Новой", timeZone: "Asia/Omsk" });
  const week = { ...shut, tue: [{ from: "10:00", to: "19:00" }] };
  const changed = await change({ businessHours: { week }, timeZone: "Asia/Omsk" });

  expect(changed).toMatchObject({
    name: "Мастерская на Новой",
    settings: { timeZone: "Asia/Omsk", language: "ru", quietWindowMs: 0, businessHours: { week } },
  });
  expect((await api.call(getMe, { token })).result.tenantName).toBe("Мастерская на Новой");
  const { entries } = (await api.call(listAuditEntries, { token })).result;
  expect(entries.filter(({ action }) => action === "tenant.settingsChanged")).toMatchObject([
    {
      before: { businessHours: { week: { tue: [{ from: "00:00", to: "24:00" }] } } },
      after: { businessHours: { week } },
    },
    { before: { timeZone: "Europe/Moscow" }, after: { timeZone: "Asia/Omsk", name: "Мастерская на Новой" } },
  ]);
  expect(Object.keys(entries[0]?.after ?? {})).toEqual(["businessHours"]);
});

test("the first steps are taken when what they ask for is there", async () => {
  const tenant = await api.addTenant();
  const { token } = await api.signInTo(tenant);
  const taken = async () => (await api.call(getFirstSteps, { token })).result;
  expect(await taken()).toEqual({ channel: false, hours: false, people: false, reply: false });

  await api.addOperator(tenant, "MANAGER");
  const week = { ...shut, mon: [{ from: "10:00", to: "19:00" }] };
  await api.call(changeOwnTenant, { token, body: { businessHours: { week } } });
  await buildChannelAccount(api.db, api.deps.sealer, { tenant, kind: "telegramBot", settings: { token: "1:x" } });
  expect(await taken()).toEqual({ channel: true, hours: true, people: true, reply: false });
});

test("saving what is already so leaves no entry", async () => {
  const { token } = await api.signInTo(await api.addTenant());
  const { settings } = (await api.call(getOwnTenant, { token })).result;
  expect((await api.call(changeOwnTenant, { token, body: settings })).result.settings).toEqual(settings);
  const { entries } = (await api.call(listAuditEntries, { token })).result;
  expect(entries.map(({ action }) => action)).not.toContain("tenant.settingsChanged");
});

test.each([
  [{ businessHours: { week: { ...shut, mon: [1, 2].map(() => ({ from: "10:00", to: "19:00" })) } } }],
  [{ timeZone: "Mars/Olympus" }],
  [{ retentionDays: 0 }],
  [{ name: " " }],
])("what cannot be is refused: %j", async (body) => {
  const { token } = await api.signInTo(await api.addTenant());
  expect(await api.call(changeOwnTenant, { token, body })).toMatchObject({ status: 400, code: "request.invalid" });
});

test("everybody reads the settings, and only who may manage them changes them or asks what would be forgotten", async () => {
  const { token } = await api.signInTo(await api.addTenant(), "MANAGER");
  expect((await api.call(getOwnTenant, { token })).status).toBe(200);
  expect(await api.call(changeOwnTenant, { token, body: { retentionDays: 1 } })).toMatchObject({ status: 403 });
  expect(await api.call(previewRetention, { token, query: { days: 1 } })).toMatchObject({ status: 403 });
});

test("one company's settings are not another's", async () => {
  const [one, other] = [await api.signInTo(await api.addTenant()), await api.signInTo(await api.addTenant())];
  await api.call(changeOwnTenant, { token: one.token, body: { accent: "teal" } });
  expect((await api.call(getOwnTenant, { token: other.token })).result.settings.accent).toBe("indigo");
});

test("a logo is shown to colleagues until it is taken away, and the log holds its size and not its bytes", async () => {
  const company = await api.addTenant();
  const [{ token }, colleague] = [await api.signInTo(company), await api.signInTo(company, "MANAGER")];
  const seen = async () => (await api.call(getLogo, { token: colleague.token })).result.logo;
  await api.call(setLogo, { token, body: { base64: SMALLEST_PNG } });
  expect(await seen()).toBe(`data:image/png;base64,${SMALLEST_PNG}`);
  expect((await api.call(listAuditEntries, { token })).text).not.toContain(SMALLEST_PNG.slice(0, 40));
  await api.call(removeLogo, { token });
  expect(await seen()).toBeNull();
});

test.each([
  ["a drawing that could run scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "tenant.logo_refused"],
  ["a page that calls itself a picture", Buffer.from("<html>"), "tenant.logo_refused"],
  ["too large a picture", Buffer.alloc(256 * 1024 + 3), "request.invalid"],
])("%s is no logo", async (_, bytes, code) => {
  const { token } = await api.signInTo(await api.addTenant());
  expect(await api.call(setLogo, { token, body: { base64: bytes.toString("base64") } })).toMatchObject({ code });
});
