import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import { newId } from "../../entities/newId.ts";
import { buildCall } from "../support/buildCall.ts";
import { until } from "../support/until.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { en } from "../../web/dialer/src/words/en.ts";
import { openDialer, signInToDialer } from "./dialer.ts";
import { desktop, faults, fits, focused, open, openBrowser, phone, signIn, speak } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ from: "build" }), openBrowser()]);
  await seedCalls();
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

/** Four calls of this day: three that count, one that waits. */
async function seedCalls(): Promise<void> {
  const { db, tenant } = stack;
  const { id: operatorId } = await db.getRepository(OperatorRecord).findOneByOrFail({ tenantId: tenant.id });
  const company = { id: newId("cmp"), tenantId: tenant.id, name: "Ромашка", branchId: null, responsibleId: null };
  await db.getRepository(CompanyRecord).insert(company);
  await buildCall(db, tenant, {
    operatorId,
    companyId: company.id,
    durationSeconds: 95,
    direction: "outgoing",
    resolveMethod: "observer",
    actionSource: "crm_ui",
  });
  await buildCall(db, tenant, { operatorId, outcome: "no_answer", durationSeconds: null, phoneTyped: "+79160000002" });
  const untold = { state: "unknown", outcome: null, durationSeconds: null } as const;
  await buildCall(db, tenant, { operatorId, ...untold, phoneTyped: "+79160000003" });
  await buildCall(db, tenant, { operatorId, ...untold, state: "waiting", startedAt: null, phoneTyped: "+79160000004" });
}

test("a figure of the statistics leads to its calls, and a call says why it counts", async () => {
  const page = await signIn(browser, stack, { ...desktop, acceptDownloads: true });
  await page.getByRole("link", { name: "Звонки" }).first().click();
  await page.getByRole("row").nth(4).waitFor();
  await page.getByRole("tab", { name: "Статистика" }).click();
  await page.getByTitle("Показать звонки: Дозвонились").getByText("33 %").waitFor();

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Скачать CSV" }).click();
  const file = await (await downloading).path();
  expect(await readFile(file, "utf8")).toContain(`"3","1","1","0","0","0","1","33.3","95"`);

  await page.getByRole("definition").getByTitle("Показать звонки: Не удалось определить").click();
  await page.waitForURL(/outcome=unknown/);
  const rows = page.getByRole("button", { name: /Открыть звонок/ });
  await rows.getByText(/./).first().waitFor();
  expect(await rows.count()).toBe(1);
  await rows.click();
  await page.getByRole("dialog").getByText("Входит в статистику как «Не удалось определить»").waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Сбросить" }).click();
  await rows.nth(1).waitFor();
  await rows.first().focus();
  await page.keyboard.press("ArrowDown");
  await focused(rows.nth(1)).waitFor();
  await page.context().close();
});

test.each([
  ["light", desktop, "ru"],
  ["dark", phone, "en"],
] as const)("calls and their statistics are accessible and fit: %s, %o, %s", async (colorScheme, view, language) => {
  const page = await signIn(browser, stack, { ...view, colorScheme });
  await speak(page, language);
  for (const place of ["/calls", "/calls?tab=statistics"]) {
    await open(page, stack, place);
    await page.getByText("1:35").first().waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
  }
  await page.context().close();
});

test("a phone signs in, calls by one tap, and its report is kept without a connection and sent when it is back", async () => {
  const { page, line, reports, reported } = await openDialer(browser, stack);
  await signInToDialer(page, stack);
  const dial = page.getByRole("link", { name: "Позвонить +7 916 123-45-67" });
  expect(await dial.getAttribute("href")).toBe("tel:+79161234567");
  await page.getByText("Спросить про экран").waitFor();
  await dial.click();

  line.isCut = true;
  await page.getByRole("button", { name: "Поговорили" }).click();
  await page.getByLabel("Минут").fill("1");
  await page.getByLabel("Секунд").fill("35");
  await page.getByRole("button", { name: "Готово" }).click();
  await page.getByText("1 итог: отправится, когда будет связь").waitFor();

  await page.reload();
  await page.getByRole("listitem").getByText("отправится, когда будет связь").waitFor();
  expect(reports).toEqual([]);
  line.isCut = false;
  await page.evaluate("dispatchEvent(new Event('online'))");
  await reported();
  expect(reports).toMatchObject([
    {
      call_request_id: "01a1ffb5-c04f-7bb1-9ab9-e5dc061780d4",
      call_status: "connected",
      call_duration_seconds: 95,
      direction: "outgoing",
      action_source: "crm_ui",
    },
  ]);
  await page.getByRole("listitem").getByText("отправится").waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Позвонить снова: +7 916 123-45-67" }).click();
  await page.getByRole("link", { name: "Позвонить +7 916 123-45-67" }).click();
  await page.getByRole("button", { name: "Занято" }).click();
  await page.getByRole("button", { name: "Готово" }).click();
  await page.getByRole("heading", { name: "Ждём звонок" }).waitFor();
  await until(() => reports.length === 2);
  expect(reports[1]).toMatchObject({ call_status: "busy", call_duration_seconds: 0, action_source: "history" });
  await page.context().close();
});

test("a queue of 500 reports lets the oldest go for a newer one, and says so", async () => {
  const { page, line } = await openDialer(browser, stack);
  await signInToDialer(page, stack);
  line.isCut = true;
  await page.evaluate(fillQueue);
  await page.getByRole("link", { name: /Позвонить/ }).click();
  await page.getByRole("button", { name: "Не знаю" }).click();
  await page.getByRole("button", { name: "Готово" }).click();
  await page.getByText("самые старые не отправлены: 1 итог").waitFor();
  await page.getByText("500 итогов: отправится, когда будет связь").waitFor();
  await page.getByRole("button", { name: "Понятно" }).click();
  await page.getByText("самые старые не отправлены").waitFor({ state: "detached" });
  await page.context().close();
});

/** Runs in the page. */
const fillQueue = `new Promise((resolve) => {
  indexedDB.open("switchboard-dialer", 1).onsuccess = ({ target }) => {
    const writing = target.result.transaction("reports", "readwrite");
    for (let n = 0; n < 500; n += 1) writing.objectStore("reports").add({
      call_request_id: "01a1ffb5-c04f-7bb1-9ab9-e5dc061780d5", call_status: "busy", call_started_at: "2026-03-02T10:00:00Z",
      call_duration_seconds: 0, call_ended_at: "2026-03-02T10:00:00Z", direction: "outgoing", action_source: "crm_ui",
    });
    writing.oncomplete = resolve;
  };
})`;

test("the dialer is accessible in both themes and languages, installable, and opens without a connection", async () => {
  const light = await openDialer(browser, stack, { colorScheme: "light" });
  expect(await faults(light.page)).toEqual([]);
  await signInToDialer(light.page, stack);
  await light.page.getByRole("link", { name: /Позвонить/ }).click();
  await light.page.getByRole("button", { name: "Поговорили" }).click();
  expect(await faults(light.page)).toEqual([]);
  expect(await fits(light.page)).toBe(true);
  await light.page.context().close();

  const { page, reported } = await openDialer(browser, stack, { colorScheme: "dark", locale: "en-GB" });
  await signInToDialer(page, stack, en);
  const dial = page.getByRole("link", { name: "Call +7 916 123-45-67" });
  await dial.waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await dial.click();
  await page.getByRole("button", { name: "Busy" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await reported();
  await page.getByRole("heading", { name: "Waiting for a call" }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await opensOffline(page);
  await page.context().close();
});

async function opensOffline(page: Page): Promise<void> {
  const manifest = await page.request.get(new URL("manifest.webmanifest", page.url()).href);
  expect(await manifest.json()).toMatchObject({ display: "standalone", scope: "/dialer/", start_url: "/dialer/" });
  // The first visit is not under the worker yet; the second one is kept.
  await page.evaluate("navigator.serviceWorker.ready");
  await page.reload();
  await page.getByRole("heading", { name: "Waiting for a call" }).waitFor();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole("heading", { name: "History" }).waitFor();
}
