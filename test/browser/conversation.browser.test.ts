import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { bubble, card, composer, focused, openBrowser, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ from: "build" }), openBrowser()]);
  page = await signIn(browser, stack);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("what a customer writes appears in the open list without a reload", async () => {
  const olga = stack.telegram.person({ id: 7001, firstName: "Ольга", lastName: "Белозёрская" });
  olga.say("Здравствуйте, разбила экран айфон 11, сколько стоит замена?");
  await card(page, "Ольга Белозёрская").waitFor();
  await card(page, "Ольга Белозёрская").click();
  await bubble(page, "разбила экран").waitFor();
});

test("an automatic reply says why it was given", async () => {
  const why = page.getByRole("button", { name: "Почему?" }).first();
  await why.click();
  const sheet = page.getByRole("dialog", { name: "Почему так" });
  await sheet.getByText("Кто решил").waitFor();
  await sheet.getByRole("button", { name: "Закрыть" }).click();
  await sheet.waitFor({ state: "hidden" });
});

test("pointing at an extracted value marks the words it was understood from", async () => {
  await page.locator("[data-field=device]").getByText("iPhone 11").hover();
  await page.getByRole("log").locator("mark", { hasText: "айфон 11" }).waitFor();
});

test("the actor tab tells what the actor does and what it decided", async () => {
  await page.getByRole("tab", { name: "Процесс" }).click();
  const panel = page.getByRole("tabpanel");
  await panel.getByText("Отвечает", { exact: true }).waitFor();
  await panel.getByRole("listitem").first().waitFor();
  await page.getByRole("tab", { name: "Обращение" }).click();
});

test("after a takeover the operator writes at once and the customer gets it once", async () => {
  const olga = stack.telegram.person({ id: 7001, firstName: "Ольга", lastName: "Белозёрская" });
  await page.getByRole("button", { name: "Перехватить", exact: true }).click();
  await page.getByText("Ведёте вы").waitFor();
  await focused(composer(page)).waitFor();
  await page.keyboard.type("Ольга, это Анна. Приезжайте сегодня до 20:00.");
  await page.keyboard.press("Enter");
  await bubble(page, "Приезжайте сегодня").getByText("отправлено").waitFor();
  const received = () => olga.messages().filter(({ text }) => text?.includes("Приезжайте сегодня"));
  await until(() => received().length > 0);
  expect(received()).toHaveLength(1);
  await page.getByRole("button", { name: "Вернуть боту" }).click();
  await page.getByText("Отвечает бот", { exact: true }).waitFor();
});

test("a draft stays with its conversation", async () => {
  stack.telegram.person({ id: 7002, firstName: "Тимур" }).say("Вы работаете в воскресенье?");
  await composer(page).fill("Не забыть спросить про чехол");
  await card(page, "Тимур").click();
  await bubble(page, "в воскресенье").waitFor();
  expect(await composer(page).inputValue()).toBe("");
  await card(page, "Ольга Белозёрская").click();
  await bubble(page, "разбила экран").waitFor();
  expect(await composer(page).inputValue()).toBe("Не забыть спросить про чехол");
  await composer(page).fill("");
});
