import type { Page } from "playwright-core";
import { percentile, rounded } from "../statistics.ts";

/** Of the page: the bench knows no DOM. */
declare const window: { switches?: { readonly ms: number; readonly id: unknown }[] };

/** The neighbours of an open conversation are fetched ahead, and a cold one must not be. */
const EVERY = 3;
/** What is fetched beside the thread belongs to the switch before. */
const REST_MS = 250;

/**
 * Goes through every third conversation of the list, twice: first none is known, then all are. The console measures itself,
 * from the click to the thread on screen (User Timing, "switch").
 */
export async function measureSwitches(page: Page, count: number) {
  await page.evaluate(() => {
    const switches: { ms: number; id: unknown }[] = [];
    window.switches = switches;
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntriesByName("switch"))
        switches.push({ ms: entry.duration, id: "detail" in entry ? entry.detail : null });
    }).observe({ type: "measure" });
  });
  const cold = await goThrough(page, count);
  const cached = await goThrough(page, count);
  return { cold: figuresOf(cold), cached: figuresOf(cached) };
}

async function goThrough(page: Page, count: number): Promise<readonly number[]> {
  const rows = page.locator("ul:has([data-card])");
  const tookMs: number[] = [];
  for (let place = 1; place <= count * EVERY; place += EVERY) {
    await rows.evaluate(toPlace, place);
    const card = rows.locator(`li[aria-posinset="${place}"] [data-card]`);
    const id = new URL((await card.getAttribute("href")) ?? "", page.url()).pathname.split("/").at(-1);
    // Without the pointer on its way there, which would fetch ahead.
    await card.dispatchEvent("click");
    const measured = await page.waitForFunction((id) => window.switches?.findLast((one) => one.id === id)?.ms, id);
    tookMs.push((await measured.jsonValue()) ?? Number.POSITIVE_INFINITY);
    await page.evaluate(() => window.switches?.splice(0));
    await page.waitForTimeout(REST_MS);
  }
  return tookMs;
}

interface Rows {
  readonly scrollHeight: number;
  readonly children: ArrayLike<{ readonly offsetHeight: number }>;
  readonly parentElement: { scrollTop: number } | null;
}

/** All cards of the bench are equally high. */
function toPlace({ children, parentElement }: Rows, place: number): void {
  const height = children[0]?.offsetHeight ?? 0;
  if (parentElement) parentElement.scrollTop = Math.max(0, (place - 3) * height);
}

const figuresOf = (tookMs: readonly number[]) => ({
  count: tookMs.length,
  p50Ms: rounded(percentile(tookMs, 0.5)),
  p95Ms: rounded(percentile(tookMs, 0.95)),
  maxMs: rounded(Math.max(...tookMs)),
});
