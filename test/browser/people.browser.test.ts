import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepAt, totpCode } from "../../commands/totp.ts";
import { fromBase32 } from "../api/fromBase32.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { desktop, faults, fits, openBrowser, openSettings, signIn, views } from "./console.ts";

const EMAIL = "petr@example.test";
const PASSWORD = "a password of his own";

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
const password = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

test("a colleague is invited by a link, turns on the second factor, signs in with it and is shut out", async () => {
  const admin = await signIn(browser, stack);
  await openSettings(admin, "Сотрудники");
  await admin.getByRole("button", { name: "Пригласить" }).click();
  const dialog = admin.getByRole("dialog", { name: "Пригласить" });
  await dialog.getByLabel("Имя").fill("Пётр");
  await dialog.getByLabel("Эл. почта").fill(EMAIL);
  await dialog.getByRole("button", { name: "Получить ссылку" }).click();
  const shown = admin.getByRole("dialog", { name: "Ссылка для сотрудника" });
  const url = await shown.getByRole("textbox", { name: "Ссылка" }).inputValue();
  await shown.getByRole("button", { name: "Закрыть" }).click();
  await rowOf(admin, "Пётр").getByText("Приглашён").waitFor();

  const petr = await (await browser.newContext(desktop)).newPage();
  petr.setDefaultTimeout(12_000);
  await petr.goto(stack.url + new URL(url).pathname + new URL(url).hash);
  await petr.getByRole("heading", { name: "Здравствуйте, Пётр" }).waitFor();
  await password(petr, "Пароль").fill(PASSWORD);
  await petr.getByRole("button", { name: "Сохранить и войти" }).click();
  await petr.getByRole("heading", { name: "Диалоги" }).waitFor();

  await openSettings(petr, "Мой профиль");
  await password(petr, "Ваш пароль").fill(PASSWORD);
  await petr.getByRole("button", { name: "Включить вход с кодом" }).click();
  const key = fromBase32((await petr.locator("[data-secret]").innerText()).replaceAll(/\s/g, ""));
  const step = stepAt(new Date());
  const codeAt = (later: number) => totpCode(key, step + later);
  await petr.getByLabel("Код из приложения").fill(codeAt(0));
  await petr.getByRole("button", { name: "Подтвердить" }).click();
  await petr.getByText("Осталось 10 запасных кодов").waitFor();
  await petr.getByRole("button", { name: "Выйти везде" }).click();

  await petr.getByLabel("Эл. почта").fill(EMAIL);
  await password(petr, "Пароль").fill(PASSWORD);
  await petr.getByRole("button", { name: "Войти" }).click();
  await petr.getByLabel("Код из приложения").fill(codeAt(1));
  await petr.getByRole("button", { name: "Войти" }).click();
  await petr.getByRole("heading", { name: "Мой профиль" }).waitFor();

  await admin.reload();
  await rowOf(admin, "Пётр").getByRole("button", { name: "Действия: Пётр" }).click();
  await admin.getByRole("menuitem", { name: "Отключить" }).click();
  await rowOf(admin, "Пётр").getByText("Отключён").waitFor();
  await petr.reload();
  await petr.getByRole("heading", { name: "Вход" }).waitFor();
  await admin.getByRole("button", { name: "Вернуть" }).click();
  await rowOf(admin, "Пётр").getByText("Отключён").waitFor({ state: "hidden" });
  await Promise.all([admin.context().close(), petr.context().close()]);
});

test.each(views)(
  "people and profile fit and have no accessibility fault (%s, %o)",
  { timeout: 60_000 },
  async (colorScheme, view) => {
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const check = async () => {
      expect(await faults(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
    };
    const filled = [
      ["Сотрудники", rowOf(page, stack.login.email)],
      ["Мой профиль", page.getByText("Здесь", { exact: true })],
    ] as const;
    for (const [item, content] of filled) {
      await openSettings(page, item);
      await content.waitFor();
      await page.getByRole("menu").waitFor({ state: "hidden" });
      await check();
    }
    await password(page, "Ваш пароль").fill(stack.login.password);
    await page.getByRole("button", { name: "Включить вход с кодом" }).click();
    await page.getByRole("img", { name: "QR-код с ключом для приложения с кодами" }).waitFor();
    await check();
    await openSettings(page, "Сотрудники");
    await page.getByRole("button", { name: "Пригласить" }).click();
    await page.getByRole("dialog").getByLabel("Имя").waitFor();
    await check();
    await page.goto(`${stack.url}/link#gone`);
    await page.getByRole("heading", { name: "Ссылка не работает" }).waitFor();
    await check();
    await page.context().close();
  },
);
