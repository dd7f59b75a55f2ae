import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, desktop, faults, fits, focused, openBrowser, signIn, views } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  const marina = stack.telegram.person({ id: 7401, firstName: "Марина", lastName: "Дисплеева" });
  for (const text of [
    "Разбила экран на айфон 11, сколько стоит заменить? Телефон падал вчера на кафельный пол, дисплей с полосами",
    "Мой номер +7 912 345-67-89",
  ])
    marina.say(text);
  stack.telegram.person({ id: 7402, firstName: "Пётр" }).say("А дисплй для ноутбука есть?");
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const field = (page: Page) => page.getByRole("searchbox", { name: "Поиск по имени и тексту" });
const inMessages = (page: Page) => page.getByRole("list", { name: "В сообщениях" });

/** The index is written a moment after the message. */
async function searchFor(page: Page, q: string, expected: string) {
  await expect
    .poll(
      async () => {
        await page.goto(`${stack.url}/inbox?search=${encodeURIComponent(q)}`);
        await page.getByRole("heading", { name: "В сообщениях" }).or(page.getByText("Ничего не нашлось")).waitFor();
        return inMessages(page).getByText(expected).count();
      },
      { timeout: 15_000 },
    )
    .toBe(1);
}

test("a word typed into the list's search finds names and messages, and opens the thread at the message", async () => {
  const page = await signIn(browser, stack);
  await searchFor(page, "дисплй", "дисплй для");
  await field(page).fill("диспле");
  await page.getByRole("list", { name: "По имени" }).getByText("Марина").waitFor();
  const result = inMessages(page).getByRole("link").filter({ hasText: "с полосами" });
  await result.waitFor();
  expect(await result.locator("mark").allTextContents()).toEqual(["дисплей"]);

  await result.click();
  await bubble(page, "Разбила экран").and(page.locator("[data-anchored]")).waitFor();
  expect(new URL(page.url()).searchParams.get("search")).toBe("диспле");
  await page.context().close();
});

test("results are walked and opened by keyboard, and Enter in the field opens them all", async () => {
  const page = await signIn(browser, stack);
  await searchFor(page, "345-67", "Мой номер");
  await field(page).focus();
  await page.keyboard.press("ArrowDown");
  await focused(inMessages(page).getByRole("link")).waitFor();
  await page.keyboard.press("ArrowUp");
  await focused(field(page)).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Поиск", level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/search");

  await page.keyboard.press("Tab");
  await inMessages(page).getByRole("link").waitFor();
  await page.getByLabel("Кто написал").selectOption("operator");
  await page.getByText("Ничего не нашлось").waitFor();
  await page.getByRole("button", { name: "Сбросить" }).click();
  await inMessages(page).getByRole("link").click();
  await bubble(page, "Мой номер").and(page.locator("[data-anchored]")).waitFor();
  await page.goBack();
  await inMessages(page).getByText("345-67").waitFor();
  await page.context().close();
});

test.each(views)(
  "results have no accessibility fault and fit the screen (%s, %o)",
  { timeout: 60_000 },
  async (colorScheme, view) => {
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const check = async () => {
      expect(await faults(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
    };
    await searchFor(page, "диспле", "дисплй для");
    await check();
    for (const q of ["диспле", "сельдерей", ""]) {
      await page.goto(`${stack.url}/search?q=${encodeURIComponent(q)}`);
      const shown =
        q === ""
          ? page.getByText("Что найти?")
          : q === "диспле"
            ? inMessages(page)
            : page.getByText("Ничего не нашлось");
      await shown.waitFor();
      await check();
    }
    if (view === desktop) return page.context().close();
    await page.getByRole("button", { name: "Фильтры" }).click();
    await page.getByLabel("Кто написал").waitFor();
    await check();
    return page.context().close();
  },
);
