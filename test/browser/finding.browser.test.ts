import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { card, faults, openBrowser, signIn, views } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const dialog = (page: Page) => page.getByRole("dialog");
const chips = (page: Page) => page.getByRole("list", { name: "Показаны только" }).getByRole("listitem");

test("an operator narrows the list by a query of their own, opens what it finds, and takes it away again", async () => {
  stack.telegram.person({ id: 8101, firstName: "Зинаида", lastName: "Кузнецова" }).say("Здравствуйте");
  const page = await signIn(browser, stack);
  await card(page, "Зинаида Кузнецова").waitFor();

  await page.getByRole("button", { name: "Отобрать диалоги" }).click();
  await dialog(page).getByRole("button", { name: "Условие", exact: true }).click();
  await dialog(page).getByRole("combobox", { name: "Поле" }).nth(1).selectOption("Имя клиента");
  await dialog(page).getByRole("button", { name: "Показать" }).click();
  await dialog(page).getByRole("alert").waitFor();
  await dialog(page).getByRole("textbox", { name: "Значение" }).fill("никого такого");
  await dialog(page).getByRole("button", { name: "Показать" }).click();
  await page.getByText("Таких диалогов нет").waitFor();

  await page.getByRole("button", { name: "Отобрать диалоги" }).click();
  await dialog(page).getByRole("textbox", { name: "Значение" }).fill("кузнец");
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole("button", { name: "Показать" }).click();
  await card(page, "Зинаида Кузнецова").click();
  await page.waitForURL(/\/inbox\/con_.*where=/);
  await page.reload();
  await chips(page).filter({ hasText: "Сохранить как папку" }).waitFor();
  expect(await chips(page).allInnerTexts()).toEqual([
    expect.stringContaining("Открыт"),
    expect.stringContaining("«кузнец»"),
    "Сохранить как папку",
  ]);

  await page.getByRole("button", { name: "Сохранить как папку" }).click();
  await dialog(page).getByLabel("Название").fill("Кузнецовы");
  await dialog(page).getByRole("button", { name: "Сохранить", exact: true }).click();
  await page.getByRole("button", { name: "Сохранить как папку" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Мои/ }).click();
  await card(page, "Зинаида Кузнецова").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Папки" }).click();
  await page.getByRole("menuitemradio", { name: /Кузнецовы 1/ }).click();
  await card(page, "Зинаида Кузнецова").waitFor();

  await page.getByRole("button", { name: "Убрать: Имя клиента: содержит «кузнец»" }).click();
  await page.getByRole("button", { name: /^Убрать: Состояние/ }).click();
  await chips(page).first().waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Все/, pressed: true }).waitFor();
});

test("the filters that are seldom needed and the order stay in the address", async () => {
  const page = await signIn(browser, stack);
  await page.getByRole("button", { name: "Ещё" }).click();
  await page.getByRole("menuitemradio", { name: "Отложенные" }).click();
  await page.getByText("Ничего не отложено").waitFor();
  await page.getByRole("button", { name: "Порядок списка" }).click();
  await page.getByRole("menuitemradio", { name: "Кто дольше ждёт" }).click();
  await page.waitForURL(/filter=snoozed&sort=waiting/);
});

test.each(views)("the builder of queries stands within the screen: %s, %o", async (colorScheme, view) => {
  const page = await signIn(browser, stack, { ...view, colorScheme });
  await page.getByRole("button", { name: "Отобрать диалоги" }).click();
  await dialog(page).getByRole("button", { name: "Группа условий", exact: true }).click();
  expect(await dialog(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect(await faults(page)).toEqual([]);
  await page.context().close();
});
