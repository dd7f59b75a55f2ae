import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { startDialer } from "../support/dialer.ts";
import { bubble, card, composer, faults, focused, openBrowser, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
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

test("an operator puts an emoji under what the customer wrote without a mouse, and takes it back", async () => {
  const olga = stack.telegram.person({ id: 7001, firstName: "Ольга", lastName: "Белозёрская" });
  const asked = olga.messages().find(({ from }) => !from.is_bot)?.message_id ?? 0;
  await page.keyboard.press("Alt+i");
  await focused(page.getByRole("button", { name: "Поставить 👍" })).waitFor();
  await page.keyboard.press("ArrowRight");
  await focused(page.getByRole("button", { name: "Поставить ❤" })).waitFor();
  await page.keyboard.press("Enter");
  const ours = page.getByRole("log").getByRole("button", { name: /^❤: / });
  await ours.waitFor();
  await until(() => olga.reactionTo(asked) === "❤");
  await ours.click();
  await ours.waitFor({ state: "hidden" });
  await until(() => olga.reactionTo(asked) === null);
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

test("what a customer does to messages afterwards is seen without a reload", async () => {
  const maria = stack.demo.person({ id: "v-states", name: "Мария Лаптева" });
  const { message } = maria.say("Привезу айфон 11 в субботу").update;
  await composer(page).hover(); // a list under the pointer does not move
  await card(page, "Мария Лаптева").click();
  await bubble(page, "в субботу").waitFor();
  await page.getByRole("button", { name: "Перехватить", exact: true }).click();
  await composer(page).fill("Ждём вас в субботу до шести");
  await page.keyboard.press("Enter");
  const reply = bubble(page, "до шести");
  await reply.getByText(/^отправлено/).waitFor();
  const sent = maria.messages().find(({ content }) => content.kind === "text" && content.text.includes("до шести"));

  maria.receipt("read", sent?.id ?? "");
  await reply.getByText(/прочитано/).waitFor();
  maria.react(sent?.id ?? "", ["👍"]);
  await reply.getByText("👍: Мария Лаптева").waitFor();

  maria.edit(message.id, "Привезу айфон 12 в воскресенье");
  const edited = bubble(page, "в воскресенье");
  await edited.getByRole("button", { name: /^Изменено/ }).press("Enter");
  await page.getByText("Привезу айфон 11 в субботу").waitFor();
  await page.keyboard.press("Escape");
  maria.delete(message.id);
  await edited.getByText(/^Удалено клиентом/).waitFor();
});

test("an operator mends a sent reply and takes another back, at the customer's too", async () => {
  const maria = stack.demo.person({ id: "v-states", name: "Мария Лаптева" });
  const shown = () => maria.messages().map(({ content }) => (content.kind === "text" ? content.text : ""));
  const reply = bubble(page, "Ждём вас");
  await reply.hover();
  await reply.getByRole("button", { name: "Изменить", exact: true }).click();
  await page.getByRole("textbox", { name: "Изменить сообщение" }).fill("Ждём вас в воскресенье до семи");
  await page.getByRole("button", { name: "Изменить у клиента" }).click();
  await reply.getByText("до семи").waitFor();
  await until(() => shown().includes("Ждём вас в воскресенье до семи"));

  await reply.hover();
  await reply.getByRole("button", { name: "Удалить" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Удалить" }).click();
  await reply.getByText(/^Удалено у клиента/).waitFor();
  expect(shown()).not.toContain("Ждём вас в воскресенье до семи");
});

test("an operator has their phone call the customer, and sees how it goes", async () => {
  const dialer = await startDialer(stack.url, stack.login);
  await card(page, "Тимур").click();
  await page.getByRole("tab", { name: "Клиент" }).click();
  const panel = page.getByRole("tabpanel");
  await panel.getByRole("button", { name: "Позвонить" }).click();
  const dialog = page.getByRole("dialog", { name: "Позвонить клиенту" });
  await dialog.getByLabel("Номер").fill("8 916 123-45-67");
  await dialog.getByRole("button", { name: "Позвонить" }).click();
  await panel.getByText("Ждёт телефон").waitFor();
  const taken = await dialer.pull("browser");
  expect(taken?.phone).toBe("8 916 123-45-67");
  await panel.getByText("Телефон взял").waitFor();
  await dialer.report({ call_request_id: taken?.id, call_status: "connected", call_duration_seconds: 125 });
  await panel.getByText("Дозвонились, 2:05").waitFor();
  await panel.getByRole("button", { name: "Подробнее" }).click();
  await page.getByRole("dialog", { name: "8 916 123-45-67" }).getByText("первый отчёт").waitFor();
  expect(await faults(page)).toEqual([]);
});
