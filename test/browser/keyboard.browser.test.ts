import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, card, composer, focused, openBrowser, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  stack.telegram.person({ id: 7201, firstName: "Вероника" }).say("Позовите человека, пожалуйста");
  page = await signIn(browser, stack);
  await card(page, "Вероника").waitFor();
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("a conversation is opened, taken over, answered and left without a mouse", async () => {
  await page.keyboard.press("Alt+KeyJ");
  await bubble(page, "Позовите человека").waitFor();
  await page.keyboard.press("Alt+KeyT");
  await page.getByText("Ведёте вы").waitFor();
  await page.keyboard.press("Alt+KeyL");
  await focused(composer(page)).waitFor();
  await page.keyboard.type("Здравствуйте");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("я на связи");
  await page.keyboard.press("Enter");
  await bubble(page, "я на связи").getByText("отправлено").waitFor();
  await focused(composer(page)).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByText("Выберите диалог").waitFor();
});

test("a slash leads to the search and a question mark shows every key", async () => {
  await page.keyboard.press("Slash");
  await focused(page.getByRole("searchbox")).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Slash");
  const sheet = page.getByRole("dialog", { name: "Горячие клавиши" });
  await sheet.getByText("Перехватить или вернуть боту").waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
});

test("arrows walk through the list", async () => {
  stack.telegram.person({ id: 7202, firstName: "Георгий" }).say("Ноутбук греется");
  await card(page, "Георгий").waitFor();
  await card(page, "Георгий").focus();
  await page.keyboard.press("ArrowDown");
  await focused(card(page, "Вероника")).waitFor();
});

/** What a browser reports in the Russian layout: the key's place, and a Cyrillic letter. */
const pressRussian = (code: string, key: string, modifiers: { altKey?: boolean; ctrlKey?: boolean }) =>
  page.locator("body").dispatchEvent("keydown", { code, key, cancelable: true, ...modifiers });
const bar = () => page.getByRole("dialog", { name: "Команды" });

test("keys do the same in the Russian layout", async () => {
  await page.goto(`${stack.url}/inbox`);
  await card(page, "Вероника").waitFor();
  await pressRussian("KeyJ", "о", { altKey: true });
  await page.getByRole("log").waitFor();
  await pressRussian("KeyV", "м", { altKey: true });
  await page.getByRole("heading", { name: "Клиенты", level: 1 }).waitFor();
  await pressRussian("KeyS", "ы", { altKey: true });
  await page.getByRole("heading", { name: "Мой профиль", level: 1 }).waitFor();
  await pressRussian("KeyC", "с", { altKey: true });
  await page.getByRole("heading", { name: "Диалоги" }).waitFor();
  await pressRussian("KeyN", "т", { altKey: true });
  await page.getByRole("button", { name: "Мои", pressed: true }).waitFor();
  await pressRussian("KeyK", "л", { ctrlKey: true });
  await focused(bar().getByRole("combobox")).waitFor();
  await page.keyboard.press("Escape");
  await bar().waitFor({ state: "hidden" });
});

test("a letter is a letter while somebody types", async () => {
  await page.goto(`${stack.url}/inbox`);
  await card(page, "Вероника").click();
  await composer(page).fill("");
  await composer(page).pressSequentially("Всё готово?/");
  expect(await composer(page).inputValue()).toBe("Всё готово?/");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await composer(page).fill("");
});

async function openBar(): Promise<void> {
  await page.keyboard.press("Control+KeyK");
  await focused(bar().getByRole("combobox")).waitFor();
}

test("the command bar changes the open conversation, goes anywhere and finds people", async () => {
  await openBar();
  await bar().getByRole("option", { name: "Закрыть диалог" }).getByText("E", { exact: true }).waitFor();
  await page.keyboard.type("urgent");
  await bar().getByRole("option", { name: "Важность: срочно" }).waitFor();
  await page.keyboard.press("Enter");
  await bar().waitFor({ state: "hidden" });
  await openBar();
  await page.keyboard.type("важность");
  await bar().getByRole("option", { name: "Важность: обычная" }).waitFor();
  await bar().getByRole("option", { name: "Важность: срочно" }).waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await bar().waitFor({ state: "hidden" });

  await openBar();
  await page.keyboard.type("сотруд");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Сотрудники", level: 1 }).waitFor();

  await openBar();
  await bar().getByRole("group", { name: "Недавнее" }).getByText("Сотрудники").waitFor();
  await page.keyboard.type("Георг");
  await bar().getByRole("option", { name: "Георгий" }).first().waitFor();
  await page.keyboard.press("Enter");
  await bar().waitFor({ state: "hidden" });
  await bubble(page, "Ноутбук греется").waitFor();
});

test("putting a conversation off asks until when, and takes one's own words for it", async () => {
  await page.keyboard.press("Alt+KeyM");
  await bar().getByRole("option", { name: "Отложить до завтра, 9:00" }).waitFor();
  await page.keyboard.press("End");
  await page.keyboard.type(" послезавтра 14:00");
  await bar()
    .getByRole("option", { name: /^Отложить до: .*14:00$/ })
    .waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("диалог отложен").waitFor();
});

test("a conversation is shown as it stood at a moment, to be read only", async () => {
  await page.goto(`${stack.url}/inbox`);
  await card(page, "Вероника").click();
  await bubble(page, "Позовите человека").waitFor();
  await openBar();
  await page.keyboard.type("на дату");
  await bar().getByRole("option", { name: "Показать диалог на дату" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Здесь можно только читать").waitFor();
  await bubble(page, "Позовите человека").waitFor();
  await composer(page).waitFor({ state: "hidden" });
  await page.getByLabel("Какой момент показать").first().fill("2020-01-01T10:00");
  await page.getByText("Тогда ещё ничего не было сказано").waitFor();
  await page.getByRole("button", { name: "К настоящему" }).click();
  await composer(page).waitFor();
});
