import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { ru } from "../../web/dialer/src/words/ru.ts";
import type { Words } from "../../web/dialer/src/words/ru.ts";
import { until } from "../support/until.ts";
import type { Stack } from "../support/stack.ts";
import { phone } from "./console.ts";

/** What the server says to a phone whose call was asked for (the app's own contract). */
const PULLED = {
  id: "01a1ffb5-c04f-7bb1-9ab9-e5dc061780d4",
  phone: "+79161234567",
  company_id: null,
  contact_id: null,
  note: "Спросить про экран",
  created_at: "2026-03-02T10:00:00.000Z",
};

/** A phone that opens the dialer. The connection to what it asks of calls is the test's: it gives calls, and can be cut. */
export async function openDialer(browser: Browser, stack: Stack, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...phone, locale: "ru-RU", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  await page.addInitScript(handsNothingOver);
  const reports: unknown[] = [];
  const line = { isCut: false, waiting: [PULLED] };
  const answer = (route: Route, status: number, body?: unknown) =>
    line.isCut
      ? route.abort("internetdisconnected")
      : route.fulfill(body === undefined ? { status } : { status, json: body });
  await context.route("**/api/phone/calls/pull/**", (route) => {
    const call = line.isCut ? undefined : line.waiting.shift();
    return call === undefined ? answer(route, 204) : answer(route, 200, call);
  });
  await context.route("**/api/phone/calls/update/", (route) => {
    if (!line.isCut) reports.push(route.request().postDataJSON());
    return answer(route, 200, { ok: true });
  });
  await page.goto(`${stack.url}/dialer/`);
  return { page, reports, line, reported: () => until(() => reports.length > 0) };
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
