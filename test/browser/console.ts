import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { changeOwnTenant } from "../../contracts/endpoints/ownTenant.ts";
import { signIn as signInEndpoint } from "../../contracts/endpoints/session.ts";
import { en } from "../../web/console/src/words/en.ts";
import { ru } from "../../web/console/src/words/ru.ts";
import type { Stack } from "../support/stack.ts";

export { openBrowser } from "../../runtime/openBrowser.ts";

/** Nothing moves: what fades has too little contrast for a moment, and what slides is clicked beside. */
const still = { reducedMotion: "reduce" } as const;
export const desktop = { viewport: { width: 1440, height: 900 }, ...still } as const;
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, ...still } as const;

/** Both themes and both sizes, in half of the time that all pairs of them would take. */
export const views = [
  ["light", desktop],
  ["dark", phone],
] as const;

/** Shorter than a test may take, so that a failure names what was waited for. */
const WAIT_MS = 12_000;

/**
 * A fresh browser in which the stack's operator has signed in, in Russian unless something else is chosen. Not by the
 * form, which has tests of its own.
 */
export async function signIn(browser: Browser, stack: Stack, options: BrowserContextOptions = desktop): Promise<Page> {
  const context = await browser.newContext(options);
  await context.request.post(stack.url + signInEndpoint.path, { data: stack.login });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(stack.url);
  await page.getByRole("heading", { name: "Диалоги" }).waitFor();
  return page;
}

/** For how long replies wait before they leave: as long as a test takes to take one back, and not at all for the others. */
export async function holdReplies({ operator }: Stack, undoSeconds: number): Promise<void> {
  await operator.call(changeOwnTenant, { body: { undoSeconds } });
}

/** The conversation's row in the list. */
export const card = (page: Page, contact: string) => page.locator("[data-card]", { hasText: contact });

/** A section of the console, from the rail or from the bottom bar of a phone. */
export async function goTo(page: Page, section: string): Promise<void> {
  const sections = page.getByRole("navigation", { name: "Разделы" });
  const more = sections.getByRole("button", { name: "Ещё" });
  const isPhone = await more.isVisible();
  if (!isPhone) return sections.getByRole("link", { name: section }).click();
  await more.click();
  await page.getByRole("menuitem", { name: section }).click();
}

/** A page of the settings, opened as people open it. */
export async function openSettings(page: Page, section: string): Promise<void> {
  const sections = page.getByRole("navigation", { name: "Настройки" });
  const isBeside = await sections.isVisible();
  if (!isBeside) await goTo(page, "Настройки");
  await sections.getByRole("link", { name: section }).click();
  await page.getByRole("heading", { name: section, level: 1 }).waitFor();
}

/** One bubble of the thread by what it says. */
export const bubble = (page: Page, text: string | RegExp) => page.getByRole("article").filter({ hasText: text });

export const composer = (page: Page) => page.getByRole("textbox", { name: "Ответ клиенту" });

/** The same element, once the keyboard is in it. */
export const focused = (place: Locator) => place.and(place.page().locator(":focus"));

/** Of the page, in which some of this runs: the tests know no DOM. */
declare const document: {
  getAnimations(): readonly {
    readonly playState: string;
    readonly effect: { getComputedTiming(): { readonly iterations: number } } | null;
  }[];
};

/** What turns without end, as a skeleton does, is left out. */
const nothingMoves = () =>
  document
    .getAnimations()
    .every(({ playState, effect }) => playState !== "running" || effect?.getComputedTiming().iterations === Infinity);

/** Waits until nothing moves any more: what fades in has too little contrast for a moment. */
export const stillness = (page: Page) => page.waitForFunction(nothingMoves);

/** What axe finds wrong with a page, once nothing moves any more. */
export async function faults(page: Page, place = page.url()): Promise<readonly string[]> {
  await stillness(page);
  // In the page itself instead of a blank one beside it, and of what is right nothing is described: that is most of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${place}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}

/** Whether nothing makes the page wider than its window. */
export const fits = (page: Page) => page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth");

/** A screen by its address, once it is there. */
export async function open(page: Page, stack: Stack, screen: string): Promise<void> {
  await page.goto(stack.url + screen);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Changes the language by the command bar, which knows its name in any language. */
export async function speak(page: Page, language: "ru" | "en"): Promise<void> {
  if (language === "ru") return;
  await page.keyboard.press("Control+KeyK");
  await page.getByRole("combobox", { name: ru.commands.title }).fill("English");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: en.list.title }).waitFor();
}
