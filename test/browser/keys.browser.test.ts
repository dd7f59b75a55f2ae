import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publicGetKey } from "../../contracts/endpoints/public.ts";
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
const ask = (secret: string) =>
  fetch(stack.url + publicGetKey.path, { headers: { authorization: `Bearer ${secret}` } });

async function check(page: Page): Promise<void> {
  expect(await faults(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
}

test.each(views)(
  "a key is made, shown once, used and revoked; every step fits and has no accessibility fault (%s, %o)",
  { timeout: 60_000 },
  async (colorScheme, view) => {
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const name = `Интернет-магазин ${colorScheme}`;
    await openSettings(page, "Ключи API");
    const isFirst = colorScheme === "light";
    await (isFirst ? page.getByText("Ключей пока нет") : page.getByRole("listitem").first()).waitFor();
    await check(page);

    await page.getByRole("button", { name: "Создать ключ" }).click();
    const dialog = page.getByRole("dialog", { name: "Создать ключ" });
    await dialog.getByRole("button", { name: "Получить ключ" }).click();
    await dialog.getByText("Отметьте хотя бы одно").waitFor();
    await check(page);
    await dialog.getByLabel("Название").fill(name);
    await dialog.getByLabel("Читать диалоги").check();
    await dialog.getByRole("button", { name: "Получить ключ" }).click();

    const shown = page.getByRole("dialog", { name: "Новый ключ" });
    const secret = await shown.getByRole("textbox", { name: "Ключ" }).inputValue();
    await check(page);
    await shown.getByRole("button", { name: "Закрыть" }).click();
    await rowOf(page, name).getByText("Последний запрос: ещё не было").waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(await (await ask(secret)).json()).toMatchObject({ name, permissions: ["conversations.read"] });

    await page.getByRole("button", { name: `Отозвать ключ «${name}»` }).click();
    const question = page.getByRole("dialog", { name: `Отозвать ключ «${name}»?` });
    await question.getByRole("button", { name: "Отозвать" }).waitFor();
    await check(page);
    await question.getByRole("button", { name: "Отозвать" }).click();
    await rowOf(page, name).getByText("Отозван").waitFor();
    await question.waitFor({ state: "hidden" });
    await check(page);
    expect((await ask(secret)).status).toBe(401);
    await page.context().close();
  },
);
