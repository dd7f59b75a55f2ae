import type { Browser, Page } from "playwright-core";
import { SEEDED_PASSWORD } from "../lists/seedConversations.ts";
import type { SeededViewer } from "../lists/seedConversations.ts";

/** The console on a usual screen, signed in. */
export async function openConsole(browser: Browser, url: string, { email }: SeededViewer): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // The bench is compiled while it runs, and its compiler names functions by a helper that a page does not have.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.goto(url);
  await page.getByLabel("Эл. почта").fill(email);
  await page.getByRole("textbox", { name: "Пароль" }).fill(SEEDED_PASSWORD);
  await page.getByRole("button", { name: "Войти" }).click();
  await page.locator("[data-card]").first().waitFor();
  return page;
}
