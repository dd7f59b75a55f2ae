import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { bubble, card, composer, focused, openBrowser, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const settings = { startMode: "operator", undoSeconds: 4 } as const;
  [stack, browser] = await Promise.all([startStack({ settings }), openBrowser()]);
  olga().say("Здравствуйте");
  page = await signIn(browser, stack);
  await card(page, "Ольга").click();
  await bubble(page, "Здравствуйте").waitFor();
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const olga = () => stack.telegram.person({ id: 7501, firstName: "Ольга" });
const received = (text: string) => stack.telegram.sentTo(7501).filter((message) => message.text?.includes(text));
const otherWays = () => page.getByRole("button", { name: "Отправить иначе" });

test("a reply just sent is taken back by Ctrl+Z, and its words return to the field", async () => {
  await composer(page).fill("Отправлено по ошибке");
  await page.keyboard.press("Enter");
  await page.getByText(/Отправится через/).waitFor();
  await focused(composer(page)).waitFor();
  await page.keyboard.press("Control+KeyZ");
  await bubble(page, "по ошибке").getByText("отозвано").waitFor();
  expect(await composer(page).inputValue()).toBe("Отправлено по ошибке");
  await composer(page).fill("");
});

test("a reply for later is listed with its time, and leaves at once when asked to", async () => {
  await composer(page).fill("Ваш телефон готов");
  await otherWays().click();
  await page.getByRole("menuitem", { name: "Завтра" }).click();
  const line = page.getByRole("list", { name: "Уйдут позже" }).getByRole("listitem");
  await line.getByText("Ваш телефон готов").waitFor();
  await line.getByText(/09:00/).waitFor();
  await line.getByRole("button").click();
  await page.getByRole("menuitem", { name: "Отправить сейчас" }).click();
  await bubble(page, "Ваш телефон готов").getByText("отправлено").waitFor();
  await line.waitFor({ state: "hidden" });
  expect(received("Ваш телефон готов")).toHaveLength(1);
});

test("a reply for later that is taken back returns to the field", async () => {
  await composer(page).fill("Не сегодня");
  await otherWays().click();
  await page.getByRole("menuitem", { name: "В понедельник" }).click();
  await page.getByRole("list", { name: "Уйдут позже" }).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Вернуть в поле ответа" }).click();
  await until(async () => (await composer(page).inputValue()) === "Не сегодня");
  await composer(page).fill("");
});

test("two Enters, a reload and a second tab send once", async () => {
  await composer(page).fill("Приезжайте до восьми");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.reload();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await bubble(page, "Приезжайте до восьми").getByText("отправлено").waitFor();
  await bubble(other, "Приезжайте до восьми").getByText("отправлено").waitFor();
  expect(received("Приезжайте до восьми")).toHaveLength(1);
  expect(await bubble(page, "Приезжайте до восьми").count()).toBe(1);
  await other.close();
});

test("a reply to one message of the thread shows what it answers, here and at the customer's", async () => {
  const question = bubble(page, "Здравствуйте").first();
  await question.hover();
  await question.getByRole("button", { name: "Ответить на это сообщение" }).click();
  await focused(composer(page)).waitFor();
  await page.keyboard.type("И вам здравствуйте");
  await page.keyboard.press("Enter");
  const answer = bubble(page, "И вам здравствуйте");
  await answer.getByRole("button", { name: "Клиент Здравствуйте" }).waitFor();
  await answer.getByText("отправлено").waitFor();
  expect(received("И вам")[0]?.reply_to_message).toMatchObject({ text: "Здравствуйте" });
});

test("send and close: the customer gets the reply, then the conversation closes", async () => {
  await composer(page).fill("Спасибо, до встречи");
  await otherWays().click();
  await page.getByRole("menuitem", { name: "Отправить и закрыть" }).click();
  await page.getByText("Диалог закрыт. Он откроется сам").waitFor();
  expect(received("Спасибо, до встречи")).toHaveLength(1);
});
