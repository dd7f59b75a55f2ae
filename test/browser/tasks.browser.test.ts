import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTask, listTasks } from "../../contracts/endpoints/tasks.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, card, faults, fits, focused, openBrowser, signIn, speak, views } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  stack.telegram.person({ id: 8101, firstName: "Инна" }).say("Перезвоните мне завтра про экран");
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const openTasks = async (page: Page) => {
  await page.goto(`${stack.url}/tasks`);
  await page.getByRole("heading", { name: "Задачи", level: 1 }).waitFor();
};
const named = (page: Page, title: string) => page.getByRole("button", { name: title, exact: true });
/** Kept only where somebody wants to look at them. */
const keepPicture = async (page: Page, name: string) => {
  const folder = process.env["SCREENSHOTS"];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test("a task is written in one line, filled in beside the list, ticked off and brought back by the keyboard alone", async () => {
  const page = await signIn(browser, stack);
  await openTasks(page);
  await page.getByText("Задач нет").waitFor();
  await page.getByRole("textbox", { name: "Новая задача" }).focus();
  await page.keyboard.type("Выставить счёт");
  await page.keyboard.press("Enter");
  await named(page, "Выставить счёт").waitFor();
  await page.keyboard.type("Позвонить поставщику");
  await page.keyboard.press("Enter");
  await named(page, "Позвонить поставщику").focus();
  await page.keyboard.press("ArrowUp");
  await focused(named(page, "Выставить счёт")).waitFor();
  await page.keyboard.press("Enter");

  const drawer = page.getByRole("dialog", { name: "Задача" });
  await drawer.getByLabel("Подробности").fill("На 45 000 рублей");
  await drawer.getByLabel("Срок").fill("2026-01-15T10:30");
  await drawer.getByRole("combobox", { name: "Повторять" }).click();
  await page.getByRole("option", { name: "Каждый месяц" }).click();
  await drawer.getByRole("combobox", { name: "Напомнить" }).click();
  await page.getByRole("option", { name: "За час" }).click();
  await drawer.getByRole("button", { name: "Сохранить" }).click();
  await drawer.waitFor({ state: "hidden" });
  await page.getByRole("tab", { name: "Просрочены 1" }).click();
  await page.getByText("15 января, 10:30 · просрочено").waitFor();

  await page.getByRole("checkbox", { name: "Сделано: Выставить счёт" }).focus();
  await page.keyboard.press("Space");
  await page.getByText("Ничего не просрочено").waitFor();
  await page.getByText(/^Сделано: Выставить счёт\. Следующая: /).waitFor();
  await page.getByRole("button", { name: "Вернуть" }).click();
  await named(page, "Выставить счёт").waitFor();
  const { tasks } = await stack.operator.call(listTasks, {});
  expect(tasks.map(({ title }) => title)).toEqual(["Выставить счёт", "Позвонить поставщику"]);
  await page.context().close();
});

test("a message becomes a task, which stands beside the conversation until it is ticked", async () => {
  const page = await signIn(browser, stack);
  await card(page, "Инна").click();
  const said = bubble(page, "Перезвоните мне завтра про экран");
  await said.hover();
  await said.getByRole("button", { name: "Сделать задачей" }).click();
  await page.getByText("Задача добавлена.").waitFor();
  await page.getByRole("tab", { name: "Диалог" }).click();
  const here = page.getByRole("region", { name: "Задачи" });
  await named(page, "Перезвоните мне завтра про экран").first().waitFor();
  await here.getByRole("textbox", { name: "Новая задача" }).fill("Заказать экран");
  await page.keyboard.press("Enter");
  await named(page, "Заказать экран").waitFor();
  await keepPicture(page, "tasks-panel");
  await here.getByRole("checkbox", { name: "Сделано: Заказать экран" }).click();
  await named(page, "Заказать экран").waitFor({ state: "hidden" });

  await openTasks(page);
  await page.getByRole("link", { name: "Инна" }).first().click();
  await page.getByText("Сделана задача: Заказать экран").waitFor();
  await page.context().close();
});

test.each(views)(
  "tasks can be used by everybody and fit the screen, %s",
  { timeout: 90_000 },
  async (colorScheme, view) => {
    const { operator } = stack;
    const title = `Согласовать с Константином Преображенским-Константинопольским договор на 2027 год, ${colorScheme}`;
    const dueAt = new Date(Date.now() - 86_400_000).toISOString();
    const task = await operator.call(createTask, {
      body: { clientKey: `looked-at-${colorScheme}`, title, dueAt, recurrence: "FREQ=WEEKLY", type: "meeting" },
    });
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const found: string[] = [];
    const look = async (place: string) => {
      found.push(...(await faults(page, place)));
      if (!(await fits(page))) found.push(`${place} is wider than the screen`);
      await keepPicture(page, `tasks-${colorScheme}-${place}`);
    };
    await openTasks(page);
    await named(page, title).waitFor();
    await look("mine");
    await page.getByRole("tab", { name: /^Сделаны/ }).click();
    await look("done");
    await page.goto(`${stack.url}/tasks?task=${task.id}`);
    await page.getByRole("button", { name: "Сохранить" }).waitFor();
    await look("open");
    await page.getByRole("button", { name: "Удалить" }).click();
    await page.getByText(`Удалить задачу «${title}»?`).waitFor();
    await look("delete");
    await page.goto(`${stack.url}/inbox`);
    await page.getByRole("heading", { name: "Диалоги" }).waitFor();
    await speak(page, "en");
    await page.goto(`${stack.url}/tasks?list=team`);
    await page.getByRole("heading", { name: "Tasks", level: 1 }).waitFor();
    await named(page, title).waitFor();
    await look("english");
    expect(found).toEqual([]);
    await page.context().close();
  },
);
