import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOperator } from "../../commands/createOperator.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { scheduleReply } from "../../contracts/endpoints/scheduledReplies.ts";
import { ConversationId } from "../../contracts/ids.ts";
import type { ChatRequest } from "../../simulators/model/chatRequest.ts";
import { until } from "../support/until.ts";
import { en } from "../../web/console/src/words/en.ts";
import { bubble, card, composer, desktop, faults, openBrowser, signIn, speak } from "./console.ts";

const boris = { email: "boris@example.test", password: "a long enough password" };

let stack: Stack;
let browser: Browser;
let hers: Page;
let his: Page;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ withModel: true }), openBrowser()]);
  await createOperator(stack.db.manager, { tenantId: stack.tenant.id, name: "Борис", role: "MANAGER", ...boris });
  hers = await signIn(browser, stack);
  his = await signIn(browser, { ...stack, login: boris }, { ...desktop, colorScheme: "dark" });
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const olga = () => stack.telegram.person({ id: 7101, firstName: "Ольга" });
const received = (chat: number) => stack.telegram.sentTo(chat).map(({ text }) => text);
const threadOf = (page: Page) => page.getByRole("region", { name: /Ольга/ });

test("two operators in one conversation see each other look and type, also on its card", async () => {
  olga().say("Здравствуйте");
  await card(hers, "Ольга").click();
  await card(his, "Ольга").click();
  await threadOf(hers).getByText("Борис тоже смотрит этот диалог").waitFor();
  await composer(his).fill("Сейчас посмотрю");
  await threadOf(hers).getByText("Борис пишет ответ").waitFor();
  await hers.goto(`${stack.url}/inbox`);
  await card(hers, "Ольга")
    .getByText(/Борис (пишет ответ|тоже смотрит)/)
    .waitFor({ state: "attached" });
  expect(await faults(hers)).toEqual([]);
  await composer(his).fill("");
  await his.goto(`${stack.url}/contacts`);
  await card(hers, "Ольга").getByText("Борис").waitFor({ state: "detached" });
});

test("of two answers sent at the same moment the customer gets one, and whoever was slower decides about the other", async () => {
  await until(() => received(7101).length === 1);
  await his.goto(`${stack.url}/inbox`);
  await card(his, "Ольга").waitFor();
  await speak(his, "en");
  for (const page of [hers, his]) {
    await card(page, "Ольга").click();
    await page.locator("[data-author=bot]").waitFor();
  }
  const letGo = Promise.withResolvers<void>();
  await his.route("**/replies", async (route) => {
    await letGo.promise;
    await route.continue();
  });
  const field = his.getByRole("textbox", { name: en.composer.label });
  await field.fill("Приезжайте завтра");
  await field.press("Enter");
  await composer(hers).fill("Приезжайте сегодня");
  await composer(hers).press("Enter");
  await until(() => received(7101).length === 2);
  letGo.resolve();
  await his
    .getByRole("alert")
    .getByText(/The customer was already answered: Анна, \d\d:\d\d/)
    .waitFor();
  await bubble(his, "Приезжайте сегодня").waitFor();
  await his.getByRole("button", { name: "Send anyway" }).waitFor();
  expect(await faults(his)).toEqual([]);

  await his.getByRole("button", { name: "Edit", exact: true }).click();
  await his.getByText(/The customer was answered .+: Анна/).waitFor();
  expect(await field.inputValue()).toBe("Приезжайте завтра");
  await field.fill("Ждём вас до восьми");
  await field.press("Enter");
  await bubble(hers, "Ждём вас до восьми").waitFor();
  await until(() => received(7101).length === 3);
  expect(received(7101).slice(1)).toEqual(["Приезжайте сегодня", "Ждём вас до восьми"]);
});

test("an operator who takes over while the bot prepares its answer gives the only one", async () => {
  const marker = "заказ 71-02";
  const whenAsked = { when: ({ messages }: ChatRequest) => JSON.stringify(messages).includes(marker) };
  stack.model.faults.next({ kind: "delay", ms: 60_000 }, whenAsked);
  // While the pointer is over the list, new cards wait under a pill.
  await composer(hers).hover();
  stack.telegram.person({ id: 7102, firstName: "Павел" }).say(`Готов ли ${marker}?`);
  await card(hers, "Павел").click();
  await hers.getByRole("region", { name: /Павел/ }).getByText("Бот готовит ответ").waitFor();
  await hers.getByRole("button", { name: "Перехватить", exact: true }).first().click();
  await hers.getByText("Ведёте вы").waitFor();
  await composer(hers).fill("Готов, приезжайте");
  await composer(hers).press("Enter");
  await bubble(hers, "Готов, приезжайте").getByText("отправлено").waitFor();
  expect(received(7102)).toEqual(["Готов, приезжайте"]);
  expect(await faults(hers)).toEqual([]);
});

test("a reply for later leaves once at its time, though the worker was away when it came", async () => {
  const conversationId = ConversationId.parse(hers.url().match(/con_\w+/)?.[0]);
  const dueAt = new Date(Date.now() + 2_000);
  await stack.operator.call(scheduleReply, {
    params: { conversationId },
    body: { text: "Напоминаем о заказе", dueAt: dueAt.toISOString(), clientKey: "over-a-restart" },
  });
  await hers.getByRole("list", { name: "Уйдут позже" }).getByText("Напоминаем о заказе").waitFor();
  await stack.worker.kill();
  await until(() => Date.now() > dueAt.getTime());
  expect(received(7102)).toHaveLength(1);
  await stack.worker.start();
  await bubble(hers, "Напоминаем о заказе").getByText("отправлено").waitFor();
  await hers.getByRole("list", { name: "Уйдут позже" }).waitFor({ state: "hidden" });
  expect(received(7102)).toEqual(["Готов, приезжайте", "Напоминаем о заказе"]);
});

test("who holds a conversation is told of a new message, and is led to it", async () => {
  await hers.getByRole("link", { name: "События" }).first().click();
  await hers.getByRole("heading", { name: "Уведомления" }).waitFor();
  olga().say("Экран разбит");
  const row = hers.getByRole("listitem").filter({ hasText: "Новое сообщение · Ольга" });
  await row.getByText("Экран разбит").waitFor();
  await row.getByRole("link").click();
  await hers.waitForURL(/\/inbox\/con_/);
  await hers.goto(`${stack.url}/notifications`);
  expect(await row.getAttribute("data-unread")).toBeNull();
});
