import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLabel } from "../../contracts/endpoints/inbox.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { newId } from "../../entities/newId.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { card, openBrowser, phone, signIn, stillness } from "./console.ts";

let stack: Stack;
let browser: Browser;
/** More than the list draws, than a page of it brings, and than is changed unasked. */
const MANY = 60;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  stack.telegram.person({ id: 8601, firstName: "Марина" }).say("Здравствуйте");
  const first = await until(() => stack.db.getRepository(ConversationRecord).findOneBy({ externalChatId: "8601" }));
  await until(() => stack.telegram.sentTo(8601).length > 0);
  const { tenantId, channelAccountId, contactId, mode } = first;
  for (let more = 1; more < MANY; more += 1) {
    const id = newId("con");
    const lastActivityAt = new Date(Date.now() - more * 60_000);
    const known = { tenantId, channelAccountId, contactId, mode, lastActivityAt };
    await stack.db
      .getRepository(ConversationRecord)
      .save({ id, externalChatId: id, createdAt: lastActivityAt, ...known });
  }
  await stack.operator.call(createLabel, { body: { name: "Проверить", color: "blue" } });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const bar = (page: Page) => page.getByRole("toolbar", { name: "Действия с выбранными диалогами" });
const labelled = async (): Promise<number> => {
  const [found]: { count: number }[] = await stack.db.query(`SELECT count(*)::int AS count FROM conversation_labels`);
  return found?.count ?? 0;
};
/** The bar, and the first cards. */
const hasNoViolations = async (page: Page) => {
  await stillness(page);
  const looked = new AxeBuilder({ page }).include("[role=toolbar]").include("li[aria-posinset='1']");
  expect((await looked.analyze()).violations).toEqual([]);
};

test("all that a filter selects gets a label, and loses it again by one click", async () => {
  const page = await signIn(browser, stack);
  await card(page, "Марина").first().click();
  await page.keyboard.press("KeyX");
  await bar(page).getByText("Выбрано: 1").waitFor();
  await page
    .getByRole("checkbox")
    .nth(3)
    .click({ modifiers: ["Shift"] });
  await bar(page).getByText("Выбрано: 4").waitFor();
  await bar(page)
    .getByRole("button", { name: `Выбрать все ${MANY}` })
    .click();
  await bar(page).getByText(`Выбрано: ${MANY}`).waitFor();

  await bar(page).getByRole("button", { name: "Метки" }).click();
  await page.getByRole("menuitem", { name: "Проверить" }).first().click();
  await page.getByRole("dialog", { name: `Метки: ${MANY} диалогов?` }).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Метки" }).click();
  await bar(page).waitFor({ state: "detached" });
  await page.getByText(`Метки изменены: ${MANY} из ${MANY}`).waitFor();
  expect(await labelled()).toBe(MANY);
  await page.getByText("Анна: метки диалога изменены вместе с ещё 59 диалогами (отбор «Все»)").first().waitFor();

  await page.reload();
  await page.getByRole("button", { name: "Отменить", exact: true }).click();
  await page.getByText(`Возвращено как было: ${MANY} из ${MANY}`).waitFor();
  expect(await labelled()).toBe(0);
});

test("Escape gives a selection up, and so does another filter", async () => {
  const page = await signIn(browser, stack);
  await card(page, "Марина").first().focus();
  await page.keyboard.press("Shift+KeyX");
  await bar(page).getByText(`Выбрано: ${MANY}`).waitFor();
  await hasNoViolations(page);
  await page.keyboard.press("Escape");
  await bar(page).waitFor({ state: "detached" });
  await page.keyboard.press("KeyX");
  await bar(page).waitFor();
  await page.getByRole("button", { name: /^Мои/ }).click();
  await bar(page).waitFor({ state: "detached" });
});

test("on a phone conversations are selected from the list's menu", async () => {
  const page = await signIn(browser, stack, phone);
  await page.getByRole("button", { name: "Порядок списка" }).click();
  await page.getByRole("menuitem", { name: "Выбрать диалоги" }).click();
  await page.getByRole("checkbox").nth(1).tap();
  await bar(page).getByText("Выбрано: 1").waitFor();
  await hasNoViolations(page);
});
