import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedThreads } from "../../bench/scroll/seedThreads.ts";
import { closeConversation, countConversations } from "../../contracts/endpoints/conversations.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { conversationOf, textOf, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";
import { bubble, card, composer, openBrowser, signIn } from "./console.ts";

/** More than is kept of a thread at a time. */
const LONG = 1_500;

let stack: Stack;
let browser: Browser;
let page: Page;
let long: ConversationId;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ settings: { startMode: "operator" } }), openBrowser()]);
  olga().say("Разбила экран");
  await conversationOf(stack, 7801);
  long = await seedThreads(stack.db, LONG);
  page = await signIn(browser, stack);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const olga = () => stack.telegram.person({ id: 7801, firstName: "Ольга" });
const timur = () => stack.telegram.person({ id: 7802, firstName: "Тимур" });
const thread = () => page.getByRole("log");
const seen = () => thread().getByRole("article").allInnerTexts();
const numbered = (seq: number) => bubble(page, new RegExp(`Сообщение ${seq}(\\.|\\d\\d:|$)`));

/** Where on the screen a bubble stands, in pixels. */
const topOf = async (seq: number) => (await numbered(seq).boundingBox())?.y ?? Number.NaN;

test("a long thread opens at its end and draws no more than fits", async () => {
  await card(page, "Ольга").click();
  await numbered(LONG).waitFor();
  expect(await thread().getByRole("article").count()).toBeLessThan(60);
});

test("what somebody reads stays in its place while earlier messages come in above", async () => {
  await thread().hover();
  for (let seq = LONG; seq > LONG - 200;) {
    await page.mouse.wheel(0, -300);
    const [words = ""] = await thread().getByRole("article").allTextContents();
    seq = Number(/Сообщение (\d+)/.exec(words)?.[1] ?? seq);
  }
  const reading = LONG - 200;
  // The wheel's glide has ended.
  await until(async () => (await topOf(reading)) === (await topOf(reading)));
  const before = await topOf(reading);
  olga().say("Вы ещё тут?");
  await page.getByRole("button", { name: "1 новое сообщение" }).waitFor();
  expect(await topOf(reading)).toBeCloseTo(before, -1);
});

test("Home leads to the very first message, End to the newest, whatever lies between", async () => {
  await thread().focus();
  await page.keyboard.press("Home");
  await bubble(page, "Разбила экран").waitFor();
  await page.keyboard.press("End");
  await bubble(page, "Вы ещё тут?").waitFor();
});

test("a link to a message deep in the thread opens it among its neighbours, and the way leads back to the end", async () => {
  const [found]: { id: string }[] = await stack.db.query(
    `SELECT id FROM messages WHERE "conversationId" = $1 AND seq = 700`,
    [long],
  );
  await page.goto(`${stack.url}/inbox/${long}?message=${found?.id}`);
  await numbered(700).and(page.locator("[data-anchored]")).waitFor();
  await numbered(701).waitFor();
  await page.getByRole("button", { name: "К последним сообщениям" }).click();
  await bubble(page, "Вы ещё тут?").waitFor();
});

test("after a lost connection the screen shows exactly what it would if it had never been lost", async () => {
  await page.goto(`${stack.url}/inbox/${long}`);
  timur().say("Работаете в воскресенье?");
  await card(page, "Тимур").waitFor();
  await bubble(page, "Вы ещё тут?").waitFor();
  await page.context().setOffline(true);
  await page.getByText("Нет связи").waitFor();

  for (const text of ["Первое без связи", "Второе без связи"]) olga().say(text);
  await until(async () => (await threadOf(stack, 7801)).some((message) => textOf(message) === "Второе без связи"));
  await stack.operator.call(closeConversation, { params: { conversationId: await conversationOf(stack, 7802) } });
  await composer(page).fill("Отвечу, как только смогу");
  await page.keyboard.press("Enter");
  await bubble(page, "Отвечу, как только смогу").getByText("ждёт связи").waitFor();
  await page.getByText("1 ответ ждёт отправки").waitFor();

  await page.context().setOffline(false);
  await bubble(page, "Отвечу, как только смогу").getByText("отправлено").waitFor();
  await page.getByText("Нет связи").waitFor({ state: "hidden" });
  await card(page, "Тимур").waitFor({ state: "hidden" });
  const said = ["Первое без связи", "Второе без связи", "Отвечу, как только смогу"];
  await until(async () => (await seen()).some((words) => words.includes("Второе без связи")));
  const shown = (await seen()).flatMap((words) => said.filter((text) => words.includes(text)));
  expect(shown).toEqual(said);
  expect(
    olga()
      .messages()
      .filter(({ text }) => text === "Отвечу, как только смогу"),
  ).toHaveLength(1);

  const { counts } = await stack.operator.call(countConversations, {});
  const tab = page.getByRole("tab", { name: /^Все/ }).or(page.getByRole("button", { name: /^Все/ }));
  await tab.getByText(String(counts.all), { exact: true }).waitFor();
  const lived = await seen();
  await page.reload();
  await bubble(page, "Отвечу, как только смогу").waitFor();
  expect((await seen()).slice(-said.length)).toEqual(lived.slice(-said.length));
});
