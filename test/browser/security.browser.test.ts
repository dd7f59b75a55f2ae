import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepAt, totpCode } from "../../commands/totp.ts";
import { fromBase32 } from "../api/fromBase32.ts";
import { signInAs } from "../support/apiClient.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { openBrowser, openSettings, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const turnOnTwoFactor = async (page: Page) => {
  await page.getByRole("textbox", { name: "Ваш пароль" }).fill(stack.login.password);
  await page.getByRole("button", { name: "Включить вход с кодом" }).click();
  const secret = fromBase32((await page.locator("[data-secret]").innerText()).replaceAll(/\s/g, ""));
  await page.getByLabel("Код из приложения").fill(totpCode(secret, stepAt(new Date())));
  await page.getByRole("button", { name: "Подтвердить" }).click();
};

test("a session elsewhere is ended, and who failed to sign in is shown", async () => {
  await signInAs(stack.url, stack.login);
  for (const password of ["one", "two", "three"]) {
    await expect(signInAs(stack.url, { ...stack.login, password })).rejects.toThrow("auth.wrong_credentials");
  }
  const page = await signIn(browser, stack);
  await openSettings(page, "Безопасность");
  await page.getByRole("cell", { name: "3", exact: true }).waitFor();
  await page.getByRole("button", { name: "Завершить сеанс: Анна" }).first().click();
  await page.getByText("Анна: сеанс завершён.").waitFor();
});

test("who must sign in with a code is led to their profile, and to everything else once they do", async () => {
  const page = await signIn(browser, stack);
  await openSettings(page, "Безопасность");
  await page.getByText("Входят без кода: Анна").waitFor();
  await page.getByRole("switch", { name: "Все входят с кодом" }).click();

  await page.getByText("Организация требует входа с кодом").waitFor();
  await page.getByRole("link", { name: "Диалоги" }).first().click();
  await page.getByRole("heading", { name: "Мой профиль" }).waitFor();
  await turnOnTwoFactor(page);
  await page.getByText("Осталось 10 запасных кодов").waitFor();
  await openSettings(page, "Безопасность");
  await page.getByText("У всех включён вход с кодом").waitFor();
  expect(await page.getByRole("switch", { name: "Все входят с кодом" }).isChecked()).toBe(true);
});
