import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { ru } from "../../web/dialer/src/words/ru.ts";
import type { Words } from "../../web/dialer/src/words/ru.ts";
import type { Stack } from "../support/stack.ts";
import { phone } from "./console.ts";

/** A phone that opens the dialer, or the address that a console gives it. */
export async function openDialer(
  browser: Browser,
  stack: Stack,
  options: BrowserContextOptions = {},
  address = `${stack.url}/dialer/`,
): Promise<Page> {
  const context = await browser.newContext({ ...phone, locale: "ru-RU", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  await page.addInitScript(handsNothingOver);
  await page.goto(address);
  return page;
}

/** A desktop browser asks which program is to dial, and takes no other input until somebody says so. */
const handsNothingOver = `addEventListener("click", (event) => {
  if (event.target.closest("a[href^='tel:']")) event.preventDefault();
}, true)`;

export async function signInToDialer(page: Page, { login }: Stack, words: Words = ru): Promise<void> {
  await page.getByLabel(words.email).fill(login.email);
  await page.getByRole("textbox", { name: words.password }).fill(login.password);
  await page.getByRole("button", { name: words.signIn }).click();
  await page.getByRole("heading", { name: words.history }).waitFor();
}
