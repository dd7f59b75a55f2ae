import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { faults, openBrowser, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("a wrong password is refused in words and the address typed stays", async () => {
  const page = await browser.newPage();
  await page.goto(stack.url);
  await page.getByLabel("Эл. почта").fill(stack.login.email);
  await page.getByRole("textbox", { name: "Пароль" }).fill("not the password");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Почта или пароль не подходят.").waitFor();
  expect(await page.getByLabel("Эл. почта").inputValue()).toBe(stack.login.email);
  await page.context().close();
});

test("a link opened before signing in leads there afterwards", async () => {
  const page = await browser.newPage();
  await page.goto(`${stack.url}/channels`);
  await page.getByLabel("Эл. почта").fill(stack.login.email);
  await page.getByRole("textbox", { name: "Пароль" }).fill(stack.login.password);
  await page.getByRole("button", { name: "Войти" }).click();
  await page.getByRole("heading", { name: "Каналы" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/channels");
  await page.context().close();
});

test("whoever arranges a new company is shown its first steps, until they have seen enough of them", async () => {
  const page = await signIn(browser, stack);
  const steps = page.getByRole("region", { name: "Первые шаги" });
  await steps.getByText("1 из 4").waitFor();
  await steps.getByRole("link", { name: "Подключите канал сделано" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await steps.getByRole("link", { name: "Пригласите коллегу" }).click();
  await page.getByRole("heading", { name: "Сотрудники", level: 1 }).waitFor();
  await page.goBack();
  await steps.getByRole("button", { name: "Больше не показывать первые шаги" }).click();
  await page.reload();
  await page.getByRole("heading", { name: "Диалоги" }).waitFor();
  expect(await steps.count()).toBe(0);
  await page.context().close();
});

test("a reload keeps the operator signed in, and signing out does not", async () => {
  const page = await signIn(browser, stack);
  await page.reload();
  await page.getByRole("heading", { name: "Диалоги" }).waitFor();
  await page.getByRole("button", { name: "Профиль и настройки" }).click();
  await page.getByRole("menuitem", { name: "Выйти" }).click();
  await page.getByRole("heading", { name: "Вход" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Вход" }).waitFor();
  await page.context().close();
});
