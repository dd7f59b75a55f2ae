import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAppeal, listPipelines, listStageMoves, moveAppeal } from "../../contracts/endpoints/funnel.ts";
import type { Appeal } from "../../contracts/appeal.ts";
import { ContactRecord } from "../../entities/contactRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { newId } from "../../entities/newId.ts";
import { en } from "../../web/console/src/words/en.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { composer, faults, fits, focused, openBrowser, openSettings, signIn, speak, views } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

/** A customer with an appeal at its beginning. */
async function appealOf(name: string): Promise<Appeal> {
  const { db, tenant, account } = stack;
  const of = { tenantId: tenant.id, createdAt: new Date() };
  const { id: contactId } = await db.getRepository(ContactRecord).save({ id: newId("ctc"), name, ...of });
  const { id: conversationId } = await db.getRepository(ConversationRecord).save({
    id: newId("con"),
    channelAccountId: account.id,
    externalChatId: contactId,
    contactId,
    mode: "operator",
    lastActivityAt: new Date(),
    ...of,
  });
  return stack.operator.call(createAppeal, { params: { conversationId }, body: {} });
}

const stageNamed = async (name: string) => {
  const { pipelines } = await stack.operator.call(listPipelines);
  const stage = pipelines.flatMap(({ stages }) => stages).find((each) => each.name === name);
  if (stage === undefined) throw new Error(`There is no stage ${name}.`);
  return stage;
};
const movesOf = async ({ id: appealId }: Appeal) => {
  const { moves } = await stack.operator.call(listStageMoves, { params: { appealId } });
  return moves.map(({ toStageName, reason }) => [toStageName, reason]);
};
const openFunnel = async (page: Page, address = "/funnel") => {
  await page.goto(stack.url + address);
  await page.getByRole("heading", { name: "Воронка", level: 1 }).waitFor();
};
const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const cardIn = (page: Page, stage: string, name: string) =>
  column(page, stage).getByRole("button", { name: new RegExp(`^${name}`) });
/** Kept only where somebody wants to look at them. */
const look = async (page: Page, name: string) => {
  const folder = process.env["SCREENSHOTS"];
  if (folder) await page.screenshot({ path: `${folder}/funnel-${name}.png` });
};

test("a card is dragged to another stage, and one click takes it back", async () => {
  const appeal = await appealOf("Мария");
  const page = await signIn(browser, stack);
  await openFunnel(page);
  await cardIn(page, "Новое", "Мария").dragTo(column(page, "В работе"));
  await cardIn(page, "В работе", "Мария").waitFor();
  await page.getByText("Мария: В работе").waitFor();
  expect((await movesOf(appeal))[0]).toEqual(["В работе", ""]);
  await page.getByRole("button", { name: "Вернуть" }).click();
  await page.getByText("Перемещение отменено").waitFor();
  await cardIn(page, "Новое", "Мария").waitFor();
  expect((await movesOf(appeal))[0]).toEqual(["Новое", "Перемещение отменено"]);
});

test("the keyboard moves a card and keeps hold of it, and a loss asks why", async () => {
  const appeal = await appealOf("Павел");
  const page = await signIn(browser, stack);
  await openFunnel(page);
  await cardIn(page, "Новое", "Павел").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await focused(cardIn(page, "В работе", "Павел")).waitFor();
  await until(async () => (await movesOf(appeal)).length === 2);
  await page.keyboard.press("KeyM");
  await page.getByRole("menuitem", { name: "Отказ" }).click();
  await page.getByRole("dialog").getByLabel("Причина").fill("Починил сам");
  await page.getByRole("button", { name: "Переместить в «Отказ»" }).click();
  await cardIn(page, "Отказ", "Павел").waitFor();
  await until(async () => (await movesOf(appeal)).length === 3);
  expect((await movesOf(appeal))[0]).toEqual(["Отказ", "Починил сам"]);
});

test("a move that is refused goes back to where the card truly is", async () => {
  const appeal = await appealOf("Софья");
  const page = await signIn(browser, stack);
  await openFunnel(page);
  await cardIn(page, "Новое", "Софья").waitFor();
  // Somebody else is quicker while this console hears nothing.
  await page.context().setOffline(true);
  const { id: stageId } = await stageNamed("Ждём клиента");
  const body = { clientKey: "quicker-colleague", stageId };
  await stack.operator.call(moveAppeal, { params: { appealId: appeal.id }, body });
  await cardIn(page, "Новое", "Софья").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await cardIn(page, "Новое", "Софья").waitFor();
  await page.getByText("Сервер не ответил").first().waitFor();
  await page.context().setOffline(false);
  await cardIn(page, "Ждём клиента", "Софья").waitFor();
});

test("the conversation opens beside the board, with the deal in its panel", async () => {
  const appeal = await appealOf("Тимур");
  const page = await signIn(browser, stack);
  await openFunnel(page);
  await cardIn(page, "Новое", "Тимур").click();
  await composer(page).waitFor();
  await cardIn(page, "Новое", "Тимур").waitFor();
  await page.getByRole("button", { name: "Сведения", exact: true }).click();
  const deal = page.getByRole("region", { name: "Сделка" });
  await deal.getByLabel("Сумма, ₽").fill("12500");
  await deal.getByLabel("Название").fill("Экран iPhone 13");
  await deal.getByLabel("Название").press("Enter");
  await deal.getByRole("button", { name: "Сохранить" }).waitFor({ state: "detached" });
  await deal.getByLabel("Этап").selectOption({ label: "Готово" });
  await deal.getByText("Новое → Готово").waitFor();
  await page.keyboard.press("Escape");
  await column(page, "Готово").getByText("Экран iPhone 13").waitFor();
  await column(page, "Готово").locator("header").getByText("12 500 ₽").waitFor();
  expect((await movesOf(appeal)).map(([to]) => to)).toEqual(["Готово", "Новое"]);
});

test("a rule that is written in the settings moves cards by itself, and the panel says why", async () => {
  const page = await signIn(browser, stack);
  await openSettings(page, "Этапы воронок");
  await page.getByRole("button", { name: "Добавить правило" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Название").fill("Клиент вернулся");
  await dialog.getByLabel("Когда").selectOption({ label: "Клиент написал" });
  await dialog.getByLabel("На какой этап").selectOption({ label: "Ждём клиента" });
  await dialog.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Клиент написал → Ждём клиента").waitFor();

  const person = stack.telegram.person({ id: 8801, firstName: "Юрий" });
  person.say("Разбил экран на iPhone 11");
  await openFunnel(page);
  await cardIn(page, "Новое", "Юрий").waitFor();
  person.say("Сколько ждать?");
  await cardIn(page, "Ждём клиента", "Юрий").click();
  await page.getByRole("button", { name: "Сведения", exact: true }).click();
  const deal = page.getByRole("region", { name: "Сделка" });
  await deal.getByText("Правило «Клиент вернулся»").waitFor();
  await deal.getByRole("button", { name: "Почему?" }).click();
  await deal.getByText("Что произошло: Клиент написал").waitFor();
  expect(await faults(page, "deal")).toEqual([]);
  await look(page, "deal");
});

test.each(views)(
  "the funnel has no accessibility fault and fits, %s",
  async (colorScheme, view) => {
    const appeal = await appealOf("Константин Константинович Длиннофамильный-Задунайский");
    await stack.db.query(
      `UPDATE appeals SET "stageSince" = now() - interval '15 hours', amount = 123456700 WHERE id = $1`,
      [appeal.id],
    );
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const found: string[] = [];
    const check = async (name: string) => {
      found.push(...(await faults(page, name)));
      if (!(await fits(page))) found.push(`${name} is wider than the window`);
      await look(page, `${name}-${colorScheme}`);
    };
    await openFunnel(page);
    await cardIn(page, "Новое", "Константин Константинович Длиннофамильный-Задунайский").first().waitFor();
    await check("board");
    await page.getByRole("tab", { name: "Конверсия" }).click();
    await page.getByRole("table").waitFor();
    await check("conversion");
    await page.goto(`${stack.url}/settings/pipelines`);
    await page.getByRole("heading", { name: "Этапы воронок", level: 1 }).waitFor();
    await page.getByText("Ждём клиента").first().waitFor();
    await check("settings");
    await page.goto(`${stack.url}/funnel/${appeal.conversationId}`);
    await composer(page).waitFor();
    await check("beside");
    expect(found).toEqual([]);
  },
  120_000,
);

test("a thousand cards in a stage are shown quickly, and the board speaks English", async () => {
  await stack.db.query(
    `WITH source AS (SELECT * FROM conversations LIMIT 1), made AS (
       INSERT INTO conversations (id, "tenantId", "channelAccountId", "externalChatId", "contactId", mode, "lastActivityAt", "createdAt")
       SELECT 'con_' || replace(gen_random_uuid()::text, '-', ''), "tenantId", "channelAccountId", gen_random_uuid()::text, "contactId", 'operator', now(), now()
       FROM source, generate_series(1, 1000) RETURNING id, "tenantId", "contactId"
     )
     INSERT INTO appeals (id, "tenantId", "conversationId", "contactId", extraction, "extractedBy")
     SELECT replace(id, 'con_', 'apl_'), "tenantId", id, "contactId", $1, 'hand' FROM made`,
    [{ entities: { appealType: "repair", devices: [] }, support: {} }],
  );
  const page = await signIn(browser, stack);
  await speak(page, "en");
  await page.goto(`${stack.url}/funnel`);
  await page.getByRole("heading", { name: en.funnel.title, level: 1 }).waitFor();
  const first = column(page, "Новое");
  await first.getByRole("listitem").nth(29).waitFor({ state: "attached" });
  for (const shown of [100, 300, 1_000]) {
    await first.getByRole("button", { name: en.funnel.more }).click();
    await first
      .getByRole("listitem")
      .nth(shown - 1)
      .waitFor({ state: "attached" });
  }
  await first.getByRole("listitem").first().getByRole("button").first().focus();
  await page.keyboard.press("Shift+ArrowRight");
  await column(page, "В работе").getByRole("listitem").first().waitFor();
  await look(page, "thousand");
});
