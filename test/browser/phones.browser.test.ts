import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createPhoneSignIn } from "../../contracts/endpoints/devices.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { desktop, faults, fits, openBrowser, openSettings, phone, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const Json = z.record(z.string(), z.unknown());

/** Asks as the app on a phone does. */
async function ask(path: string, body: object, access = ""): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${stack.url}/api/phone/${path}/`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(access && { authorization: `Bearer ${access}` }) },
    body: JSON.stringify(body),
  });
  return Json.parse(await response.json());
}

test("a phone is connected by the code on the screen, seen with what is wrong with it, and signed out", async () => {
  const page = await signIn(browser, stack);
  await openSettings(page, "Телефоны");
  const shown = page.waitForResponse((response) => response.url().endsWith(createPhoneSignIn.path));
  await page.getByRole("button", { name: "Подключить телефон" }).click();
  await page.getByRole("img", { name: "QR-код для входа в приложение на телефоне" }).waitFor();
  await page.getByText(/Действует ещё [45]:\d\d/).waitFor();

  const { token } = createPhoneSignIn.result.parse(await (await shown).json());
  const access = z.string().parse((await ask("qr/exchange", { token }))["access"]);
  const device = { device_id: "a1b2c3", device_name: "Samsung Galaxy A51" };
  await ask("devices/heartbeat", { ...device, app_version: "1.4.2", queue_stuck: true, stuck_count: 3 }, access);
  const items = [90, 140, 320].map((value_ms) => ({ type: "latency", endpoint: "/api/phone/calls/pull/", value_ms }));
  await ask("telemetry", { ...device, items: [...items, { type: "error", http_code: 502 }] }, access);
  await ask("logs", { ...device, source: "ApiClient", payload: "W/ApiClient: HTTP 502" }, access);

  await page.getByText("Вход выполнен").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Закрыть" }).last().click();
  const row = page.getByRole("row", { name: "Samsung Galaxy A51" });
  await row.getByText("Отчёты застряли").waitFor();
  await page.getByLabel("Состояние").selectOption({ label: "Отчёты застряли: 1" });
  await page.waitForURL(/state=queueStuck/);

  await row.getByRole("link").click();
  await page.getByText("Отчётов о звонках, которые не удалось отправить: 3.").waitFor();
  await page.getByRole("figure", { name: "Ответы сервера" }).locator("svg").first().waitFor();
  await page.getByRole("cell", { name: "320 мс" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: /^Открыть журнал/ }).click();
  await page.getByRole("dialog").getByText("W/ApiClient: HTTP 502").waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Выйти на телефоне" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Выйти на телефоне" }).click();
  await page.getByText("Вышел", { exact: true }).waitFor();
  expect(await ask("devices/register", device, access)).toMatchObject({ code: "token_not_valid" });
  await page.context().close();
});

test("an administrator adds a version of the app, and it is downloaded as it was", async () => {
  const page = await signIn(browser, stack, { ...desktop, acceptDownloads: true });
  await openSettings(page, "Приложение для звонков");
  await page.getByRole("button", { name: "Добавить версию" }).click();
  const dialog = page.getByRole("dialog");
  const buffer = Buffer.from("PK\u0003\u0004 dialer");
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "dialer.apk", mimeType: "application/octet-stream", buffer });
  await dialog.getByLabel("Версия", { exact: true }).fill("1.5.0");
  await dialog.getByLabel("Номер сборки").fill("50");
  await dialog.getByRole("button", { name: "Добавить версию" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("последняя").waitFor();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Скачать версию 1.5.0" }).click();
  expect((await downloading).suggestedFilename()).toBe("dialer.apk");
  expect(await faults(page)).toEqual([]);
  await page.context().close();
});

test("on a phone in the dark all of it fits, and nothing is hidden from who cannot see it", async () => {
  const page = await signIn(browser, stack, { ...phone, colorScheme: "dark" });
  for (const place of ["/settings/phones", "/settings/dialer", "/settings/profile"]) {
    await page.goto(stack.url + place);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await fits(page)).toBe(true);
    expect(await faults(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Подключить телефон" }).click();
  await page.getByRole("img", { name: /^QR-код/ }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.context().close();
});
