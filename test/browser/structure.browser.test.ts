import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { invitePerson } from "../../contracts/endpoints/people.ts";
import { createBranch, createRole, createTeam } from "../../contracts/endpoints/structure.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { faults, fits, openBrowser, openSettings, signIn, views } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const rowOf = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const choose = async (page: Page, field: string, option: string) => {
  await page.getByRole("dialog").getByRole("combobox", { name: field }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
};
const dialog = (page: Page) => page.getByRole("dialog");
const order = async (page: Page, name: string) => {
  await dialog(page).getByRole("button", { name, exact: true }).click();
  await dialog(page).waitFor({ state: "hidden" });
};

test("an administrator arranges branches, a team and a role, and gives them to a colleague", async () => {
  const page = await signIn(browser, stack);

  await openSettings(page, "Филиалы");
  await page.getByText("Филиалов пока нет").waitFor();
  await page.getByRole("button", { name: "Добавить филиал" }).click();
  await dialog(page).getByLabel("Название").fill("Юг");
  await order(page, "Создать");
  await page.getByRole("button", { name: "Добавить филиал" }).click();
  await dialog(page).getByLabel("Название").fill("Ростов");
  await choose(page, "Входит в", "Юг");
  await order(page, "Создать");
  await rowOf(page, "Ростов").waitFor();
  await page.getByRole("button", { name: "Удалить: Юг" }).click();
  await dialog(page).getByRole("button", { name: "Удалить", exact: true }).click();
  await dialog(page).getByText("Осталось: Ростов").waitFor();
  await page.keyboard.press("Escape");

  await openSettings(page, "Роли");
  await page.getByRole("button", { name: "Создать на основе: Менеджер" }).click();
  await dialog(page).getByLabel("Название").fill("Стажёр");
  await dialog(page).getByLabel("Отвечать клиентам").uncheck();
  await order(page, "Создать");
  await rowOf(page, "Стажёр").waitFor();

  await stack.operator.call(invitePerson, { body: { name: "Пётр", email: "petr@example.test", role: "MANAGER" } });
  await openSettings(page, "Группы");
  await page.getByRole("button", { name: "Добавить группу" }).click();
  await dialog(page).getByLabel("Название").fill("Приём");
  await choose(page, "Кто в группе", "Пётр");
  await page.keyboard.press("Escape");
  await order(page, "Создать");
  await rowOf(page, "Приём").getByText("Пётр").waitFor();

  await openSettings(page, "Сотрудники");
  await rowOf(page, "Пётр").getByRole("button", { name: "Действия: Пётр" }).click();
  await page.getByRole("menuitem", { name: "Изменить" }).click();
  await choose(page, "Роль", "Руководитель продаж");
  expect(await dialog(page).getByRole("radio", { name: "Свой филиал" }).isChecked()).toBe(true);
  await choose(page, "Роль", "Стажёр");
  await dialog(page).getByText("Только своё", { exact: true }).click();
  await choose(page, "Филиал", "Юг / Ростов");
  await order(page, "Сохранить");
  const row = rowOf(page, "Пётр");
  for (const words of ["Стажёр", "Видит: только своё", "Юг / Ростов · Приём"]) await row.getByText(words).waitFor();

  await page.goto(`${stack.url}/channels`);
  await page
    .getByRole("button", { name: `Изменить: ${stack.account.name}` })
    .first()
    .click();
  await choose(page, "Филиал", "Юг");
  await order(page, "Сохранить");
  await page.getByText("· Юг").waitFor();
  await page.context().close();
});

test.each(views)(
  "its screens fit and have no accessibility fault (%s, %o)",
  { timeout: 90_000 },
  async (colorScheme, view) => {
    const { operator } = stack;
    const name = (of: string) => `${of} на улице Академика Королёва, ${colorScheme} ${view.viewport.width}`;
    const { id: parentId } = await operator.call(createBranch, { body: { name: name("Филиал"), parentId: null } });
    await operator.call(createBranch, { body: { name: name("Пункт"), parentId } });
    await operator.call(createTeam, { body: { name: name("Группа"), branchId: parentId, memberIds: [] } });
    await operator.call(createRole, { body: { name: name("Роль"), permissions: ["contacts.read"] } });
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const check = async (place: string) => {
      expect(await faults(page, place)).toEqual([]);
      expect(await fits(page)).toBe(true);
    };
    const screens = [
      ["Филиалы", name("Пункт")],
      ["Группы", name("Группа")],
      ["Роли", name("Роль")],
    ] as const;
    for (const [screen, content] of screens) {
      await openSettings(page, screen);
      await rowOf(page, content).waitFor();
      await check(screen);
      await page.getByRole("button", { name: `Изменить: ${content}` }).click();
      await dialog(page).getByLabel("Название").waitFor();
      await check(`${screen}, изменение`);
      await page.keyboard.press("Escape");
      await dialog(page).waitFor({ state: "hidden" });
    }
    await page.getByRole("button", { name: `Удалить: ${name("Роль")}` }).click();
    await dialog(page).getByRole("button", { name: "Удалить", exact: true }).waitFor();
    await check("Роли, удаление");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    await openSettings(page, "Сотрудники");
    await page.getByRole("button", { name: "Действия: Анна" }).click();
    await page.getByRole("menuitem", { name: "Изменить" }).click();
    await dialog(page).getByRole("combobox", { name: "Роль" }).waitFor();
    await check("Сотрудники, изменение");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    await check("Сотрудники");
    await page.context().close();
  },
);
