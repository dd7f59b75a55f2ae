import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCall } from "../../contracts/endpoints/calls.ts";
import { createCompany } from "../../contracts/endpoints/companies.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import { newId } from "../../entities/newId.ts";
import { buildCall } from "../support/buildCall.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { en } from "../../web/dialer/src/words/en.ts";
import { openDialer, signInToDialer } from "./dialer.ts";
import { desktop, faults, fits, focused, open, openBrowser, phone, signIn, speak } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
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
  ["/calls?tab=statistics", "/calls", "light", desktop, "ru"],
  ["/calls", "/calls?tab=statistics", "dark", phone, "en"],
] as const)(
  "%s and %s fit, and the latter is accessible: %s, %o, %s",
  async (other, looked, colorScheme, view, language) => {
    const page = await signIn(browser, stack, { ...view, colorScheme });
    await speak(page, language);
    for (const place of [other, looked]) {
      await open(page, stack, place);
      await page.getByText("1:35").first().waitFor();
      expect(await fits(page)).toBe(true);
    }
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  },
);

test("a call asked for in the console is made by a phone without the app, and how it ended is read in the console", async () => {
  const phones = [{ phone: "+7 916 777-00-01" }];
  const { id } = await stack.operator.call(createCompany, { body: { name: "Василёк", phones } });
  const page = await signIn(browser, stack);
  const dialer = await openDialer(browser, stack);
  await signInToDialer(dialer, stack);
  await keepForOffline(dialer);

  await open(page, stack, `/companies/${id}`);
  await page.getByRole("button", { name: "Кто и на какой номер" }).click();
  await page.getByLabel("Заметка для звонящего").fill("Спросить про экран");
  await page.getByRole("dialog").getByRole("button", { name: "Позвонить" }).click();
  const dial = dialer.getByRole("link", { name: "Позвонить +7 916 777-00-01" });
  expect(await dial.getAttribute("href")).toBe("tel:+79167770001");
  await dialer.getByText("Спросить про экран").waitFor();
  await dial.click();

  await dialer.context().setOffline(true);
  await dialer.getByRole("button", { name: "Поговорили" }).click();
  await dialer.getByLabel("Минут").fill("1");
  await dialer.getByLabel("Секунд").fill("35");
  await dialer.getByLabel("Заметка").fill("Ждёт в пятницу");
  await dialer.getByRole("button", { name: "Готово" }).click();
  await dialer.getByText("1 итог: отправится, когда будет связь").waitFor();
  await dialer.reload();
  await dialer.getByRole("listitem").getByText("отправится, когда будет связь").waitFor();
  await dialer.context().setOffline(false);
  await dialer.getByRole("listitem").getByText("отправится").waitFor({ state: "detached" });
  await page.getByRole("tab", { name: "История" }).click();
  await page.getByText(/дозвонились: Ждёт в пятницу/).waitFor();

  await dialer.getByRole("button", { name: "Позвонить снова: +7 916 777-00-01" }).click();
  await dialer.getByRole("link", { name: "Позвонить +7 916 777-00-01" }).click();
  await dialer.getByRole("button", { name: "Занято" }).click();
  await dialer.getByRole("button", { name: "Готово" }).click();
  await dialer.getByRole("listitem").getByText("Занято").waitFor();
  await dialer.getByRole("listitem").getByText("отправится").waitFor({ state: "detached" });
  await dialer.getByRole("button", { name: "Выйти" }).click();
  await dialer.getByRole("button", { name: "Войти", exact: true }).waitFor();
  await page.context().close();
  await dialer.context().close();
});

test("a phone signs in by the console's code, is seen among the phones, and lets the oldest of 500 reports go for a newer one", async () => {
  const page = await signIn(browser, stack);
  await open(page, stack, "/settings/phones");
  await page.getByText("Вышел", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Подключить телефон" }).click();
  await page.getByText("В браузере телефона").click();
  const address = await page.getByRole("link", { name: "Открыть звонки на этом устройстве" }).getAttribute("href");
  const dialer = await openDialer(browser, stack, {}, address ?? "");
  await dialer.getByRole("heading", { name: "Ждём звонок" }).waitFor();
  expect(dialer.url()).toBe(`${stack.url}/dialer/`);
  await page.getByText("Вход выполнен").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Закрыть" }).last().click();
  const seen = page.getByRole("row", { name: /Chrome/ }).filter({ hasNotText: "Вышел" });
  await seen.getByText("web", { exact: true }).waitFor();
  await page.context().close();

  await askFor("+7 916 777-00-02");
  await dialer.getByRole("link", { name: /Позвонить/ }).click();
  await dialer.context().setOffline(true);
  await dialer.evaluate(fillQueue);
  await dialer.getByRole("button", { name: "Не знаю" }).click();
  await dialer.getByRole("button", { name: "Готово" }).click();
  await dialer.getByText("самые старые не отправлены: 1 итог").waitFor();
  await dialer.getByText("500 итогов: отправится, когда будет связь").waitFor();
  await dialer.getByRole("button", { name: "Понятно" }).click();
  await dialer.getByText("самые старые не отправлены").waitFor({ state: "detached" });
  await dialer.context().close();
});

const askFor = (number: string) =>
  stack.operator.call(requestCall, { body: { phone: number, clientKey: randomUUID() } });

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

test("the dialer is accessible in both themes and languages, and installable", async () => {
  const light = await openDialer(browser, stack, { colorScheme: "light" });
  expect(await faults(light)).toEqual([]);
  await signInToDialer(light, stack);
  await askFor("+7 916 777-00-03");
  await light.getByRole("link", { name: /Позвонить/ }).click();
  await light.getByRole("button", { name: "Поговорили" }).click();
  expect(await faults(light)).toEqual([]);
  expect(await fits(light)).toBe(true);
  await light.context().close();

  const page = await openDialer(browser, stack, { colorScheme: "dark", locale: "en-GB" });
  await signInToDialer(page, stack, en);
  await page.getByRole("heading", { name: "Waiting for a call" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await askFor("+7 916 777-00-04");
  await page.getByRole("link", { name: /^Call/ }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  const manifest = await page.request.get(new URL("manifest.webmanifest", page.url()).href);
  expect(await manifest.json()).toMatchObject({ display: "standalone", scope: "/dialer/", start_url: "/dialer/" });
  await page.context().close();
});

/** The first visit is not under the worker yet; the second one is kept. */
async function keepForOffline(page: Page): Promise<void> {
  await page.evaluate("navigator.serviceWorker.ready");
  await page.reload();
  await page.getByRole("heading", { name: "Ждём звонок" }).waitFor();
}
