import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { card, composer, bubble, desktop, openBrowser, phone, signIn, openSettings } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  stack.telegram.person({ id: 7201, firstName: "Мария" }).say("Добрый день");
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("what an operator did is found in the log, shown as it was before and after, and downloaded", async () => {
  const page = await signIn(browser, stack, { ...desktop, acceptDownloads: true });
  await card(page, "Мария").click();
  await composer(page).fill("Здравствуйте!");
  await page.keyboard.press("Enter");
  await bubble(page, "Здравствуйте!").waitFor();

  await openSettings(page, "Журнал действий");
  await page.getByLabel("Что сделано").selectOption({ label: "Написан ответ" });
  await page.waitForURL(/action=reply\.queued/);
  await page.getByRole("button", { name: "Написан ответ" }).click();

  const diff = page.getByRole("dialog").getByRole("row", { name: "Знаков в тексте" });
  expect(await diff.getByRole("insertion").textContent()).toBe("13");
  expect(await page.getByRole("dialog").textContent()).not.toContain("Здравствуйте");
  await page.getByRole("button", { name: "Закрыть" }).click();

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Скачать CSV" }).click();
  const file = await (await downloading).path();
  expect(await readFile(file, "utf8")).toContain('"reply.queued"');

  await page.getByLabel("С даты").fill("2090-01-01");
  await page.getByText("Ничего не нашлось").waitFor();
  await page.context().close();
});

test("on a phone the log does not scroll sideways", async () => {
  const page = await signIn(browser, stack, phone);
  await page.goto(`${stack.url}/settings/audit`);
  await page.getByRole("button", { name: "Вход" }).first().waitFor();
  expect(
    await page.evaluate<boolean>(
      `document.querySelector("h1").closest("header").parentElement.scrollWidth <= innerWidth`,
    ),
  ).toBe(true);
  await page.context().close();
});
