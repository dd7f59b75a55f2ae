import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, card, faults, fits, openBrowser, phone, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  stack.telegram
    .person({ id: 7101, firstName: "Константин", lastName: "Преображенский-Константинопольский" })
    .say("Добрый день");
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("language and theme are changed in the menu and remembered", async () => {
  const page = await signIn(browser, stack);
  await page.getByRole("button", { name: "Профиль и настройки" }).click();
  await page.getByText("Тёмная").click();
  await page.getByText("English").click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
  await page.context().close();
});

test("on a phone list, thread and details are one view each, without sideways scrolling", async () => {
  const page = await signIn(browser, stack, phone);
  await card(page, "Константин").waitFor();
  expect(await fits(page)).toBe(true);

  await card(page, "Константин").tap();
  await bubble(page, "Добрый день").waitFor();
  expect(await card(page, "Константин").count()).toBe(0);
  expect(await fits(page)).toBe(true);

  await page.getByRole("button", { name: "Сведения" }).tap();
  await page.getByRole("tab", { name: "Клиент" }).tap();
  await page.getByRole("tabpanel").getByText("Где пишет").waitFor();
  await page.goBack();
  await page.getByRole("tabpanel").waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "К списку диалогов" }).tap();
  await card(page, "Константин").waitFor();
  await page.context().close();
});

test("on a phone the sections that its bar has no room for are under More, by name", async () => {
  const page = await signIn(browser, stack, phone);
  const bar = page.getByRole("navigation", { name: "Разделы" });
  await bar.getByRole("button", { name: "Ещё" }).tap();
  await page.getByRole("menuitem", { name: "Цепочки" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("menuitem", { name: "Воронка" }).tap();
  await page.getByRole("heading", { name: "Воронка", level: 1 }).waitFor();
  await bar.getByRole("button", { name: "Ещё" }).and(page.locator("[aria-current]")).waitFor();
  await bar.getByRole("link", { name: "Задачи" }).tap();
  await page.getByRole("heading", { name: "Задачи", level: 1 }).waitFor();
  await page.context().close();
});

test("nothing on the page comes from another host", async () => {
  const page = await browser.newPage();
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.goto(stack.url);
  await page.getByRole("heading", { name: "Вход" }).waitFor();
  expect([...hosts]).toEqual([new URL(stack.url).host]);
  await page.context().close();
});
