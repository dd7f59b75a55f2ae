import type { Page } from "playwright-core";
import { percentile, rounded } from "../statistics.ts";

interface Watched {
  readonly tasksMs: number[];
  readonly framesMs: number[];
}

/** Of the page, in which some of this runs: the bench knows no DOM. */
declare const window: { watched?: Watched; watching?: boolean };
declare class PerformanceObserver {
  constructor(look: (list: { getEntries(): readonly { readonly duration: number }[] }) => void);
  observe(options: { readonly type: "longtask" }): void;
}
declare const requestAnimationFrame: (next: (atMs: number) => void) => void;

/** What the page's main thread did while `work` went on: tasks of more than 50 ms, and the times between two frames. */
export async function watchFrames(page: Page, work: () => Promise<void>) {
  await page.evaluate(() => {
    const watched: Watched = { tasksMs: [], framesMs: [] };
    window.watched = watched;
    window.watching = true;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.tasksMs.push(duration);
    }).observe({ type: "longtask" });
    let beforeMs: number | undefined;
    const frame = (atMs: number) => {
      if (beforeMs !== undefined) watched.framesMs.push(atMs - beforeMs);
      beforeMs = atMs;
      if (window.watching) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await work();
  const { tasksMs, framesMs } = await page.evaluate(() => {
    window.watching = false;
    return window.watched ?? { tasksMs: [], framesMs: [] };
  });
  return {
    longestTaskMs: rounded(Math.max(0, ...tasksMs)),
    tasksOver50Ms: tasksMs.length,
    tasksOver100Ms: tasksMs.filter((tookMs) => tookMs > 100).length,
    frames: framesMs.length,
    frameP95Ms: rounded(percentile(framesMs, 0.95), 1),
  };
}
