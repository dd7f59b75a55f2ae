import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OIDC_CALLBACK_PATH } from "../../contracts/oidc.ts";
import { openMailbox } from "../support/mailbox.ts";
import type { Mailbox } from "../support/mailbox.ts";
import { startOidcProvider } from "../support/oidcProvider.ts";
import type { OidcProvider } from "../support/oidcProvider.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { desktop, faults, fits, openBrowser, views } from "./console.ts";

let stack: Stack;
let browser: Browser;
let mailbox: Mailbox;
let provider: OidcProvider;

beforeAll(async () => {
  [mailbox, provider, browser] = await Promise.all([openMailbox(), startOidcProvider(), openBrowser()]);
  const variables = { SMTP_URL: mailbox.url, MAIL_FROM: "crm@example.test", ...provider.variables };
  stack = await startStack({ variables });
  provider.serve(stack.url + OIDC_CALLBACK_PATH);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
  await Promise.all([mailbox.close(), provider.close()]);
});

const open = async (options = {}): Promise<Page> => {
  const page = await (await browser.newContext({ ...desktop, ...options })).newPage();
  page.setDefaultTimeout(12_000);
  return page;
};

test("an operator signs in by the identity provider, and stays signed in after a reload", async () => {
  provider.accounts.set("anna", { email: stack.login.email, email_verified: true });
  const page = await open();
  await page.goto(`${stack.url}/channels`);
  await page.getByRole("link", { name: "Войти через «Почта компании»" }).click();
  await page.locator("[name=login]").fill("anna");
  await page.locator("[name=password]").fill("any");
  await page.locator("[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Каналы" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Каналы" }).waitFor();
  await page.context().close();
});

test("somebody who forgot their password has a link mailed and signs in with a new one", async () => {
  const page = await open();
  await page.goto(stack.url);
  await page.getByRole("link", { name: "Забыли пароль?" }).click();
  await page.getByLabel("Эл. почта").fill(stack.login.email);
  await page.getByRole("button", { name: "Прислать ссылку" }).click();
  await page.getByRole("heading", { name: "Проверьте почту" }).waitFor();
  const letter = await until(() => mailbox.letters.find(({ to }) => to === stack.login.email));
  await page.goto(/http\S+\/link#\S+/.exec(letter.text)?.[0] ?? "");
  await page.getByRole("textbox", { name: "Пароль" }).fill(stack.login.password);
  await page.getByRole("button", { name: "Сохранить и войти" }).click();
  await page.getByRole("heading", { name: "Диалоги" }).waitFor();
  await page.context().close();
});

test.each(views)("the ways to sign in fit and have no accessibility fault (%s, %o)", async (colorScheme, view) => {
  const page = await open({ ...view, colorScheme });
  const check = async () => {
    expect(await faults(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
  };
  await page.goto(`${stack.url}/sign-in?problem=unknown`);
  await page.getByRole("alert").getByText("С таким адресом здесь никто не работает.").waitFor();
  await page.getByRole("link", { name: "Войти через «Почта компании»" }).waitFor();
  await check();
  await page.goto(`${stack.url}/forgotten-password`);
  await page.getByRole("button", { name: "Прислать ссылку" }).waitFor();
  await check();
  await page.context().close();
});
