import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, card, composer, focused, openBrowser, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ from: "build" }), openBrowser()]);
  stack.telegram.person({ id: 7201, firstName: "Вероника" }).say("Позовите человека, пожалуйста");
  page = await signIn(browser, stack);
  await card(page, "Вероника").waitFor();
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("a conversation is opened, taken over, answered and left without a mouse", async () => {
  await page.keyboard.press("Alt+KeyJ");
  await bubble(page, "Позовите человека").waitFor();
  await page.keyboard.press("Alt+KeyT");
  await page.getByText("Ведёте вы").waitFor();
  await page.keyboard.press("Alt+KeyL");
  await page.keyboard.type("Здравствуйте");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("я на связи");
  await page.keyboard.press("Enter");
  await bubble(page, "я на связи").getByText("отправлено").waitFor();
  await focused(composer(page)).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByText("Выберите диалог").waitFor();
});

test("a slash leads to the search and a question mark shows every key", async () => {
  await page.keyboard.press("Slash");
  await focused(page.getByRole("searchbox")).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Slash");
  const sheet = page.getByRole("dialog", { name: "Горячие клавиши" });
  await sheet.getByText("Перехватить или вернуть боту").waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
});

test("arrows walk through the list", async () => {
  stack.telegram.person({ id: 7202, firstName: "Георгий" }).say("Ноутбук греется");
  await card(page, "Георгий").waitFor();
  await card(page, "Георгий").focus();
  await page.keyboard.press("ArrowDown");
  await focused(card(page, "Вероника")).waitFor();
});
