import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOperator } from "../../commands/createOperator.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { card, composer, openBrowser, signIn } from "./console.ts";

const boris = { email: "boris@example.test", password: "a long enough password" };

let stack: Stack;
let browser: Browser;
let hers: Page;
let his: Page;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ from: "build" }), openBrowser()]);
  await createOperator(stack.db.manager, { tenantId: stack.tenant.id, name: "Борис", role: "MANAGER", ...boris });
  stack.telegram.person({ id: 7101, firstName: "Ольга" }).say("Здравствуйте");
  hers = await signIn(browser, stack);
  his = await signIn(browser, { ...stack, login: boris });
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("two operators in one conversation see each other look and type", async () => {
  await card(hers, "Ольга").click();
  await card(his, "Ольга").click();
  await hers.getByText("Борис тоже смотрит этот диалог").waitFor();
  await composer(his).fill("Сейчас посмотрю");
  await hers.getByText("Борис пишет ответ").waitFor();
  await composer(his).fill("");
  await his.goto(`${stack.url}/contacts`);
  await hers.getByText("Борис", { exact: false }).waitFor({ state: "hidden" });
});

test("who holds a conversation is told of a new message, and is led to it", async () => {
  await composer(hers).fill("Слушаю вас, Ольга");
  await hers.keyboard.press("Enter");
  await hers.getByText("Ведёте вы").waitFor();
  await hers.goto(`${stack.url}/notifications`);
  stack.telegram.person({ id: 7101, firstName: "Ольга" }).say("Экран разбит");
  const row = hers.getByRole("listitem").filter({ hasText: "Новое сообщение · Ольга" });
  await row.getByText("Экран разбит").waitFor();
  await row.getByRole("link").click();
  await hers.waitForURL(/\/inbox\/con_/);
  await hers.goto(`${stack.url}/notifications`);
  expect(await row.getAttribute("data-unread")).toBeNull();
});
