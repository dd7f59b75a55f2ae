import { parseArgs } from "node:util";
import type { Browser, Locator, Page } from "playwright-core";
import { z } from "zod";
import type { ConversationId } from "../../contracts/ids.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { buildStale } from "../../runtime/build.ts";
import { openBrowser } from "../../runtime/openBrowser.ts";
import { interruption } from "../interruption.ts";
import { seedConversations } from "../lists/seedConversations.ts";
import type { SeededViewer } from "../lists/seedConversations.ts";
import { describeMachine } from "../machine.ts";
import { type ApiUnderTest, startApi } from "../startApi.ts";
import { measureSwitches } from "./measureSwitches.ts";
import { openConsole } from "./openConsole.ts";
import { dragThumb, turnWheel } from "./scrolling.ts";
import { seedThreads } from "./seedThreads.ts";
import { watchFrames } from "./watchFrames.ts";

const Plan = z.object({
  conversations: z.coerce.number().int().min(10_000).max(1_000_000).default(100_000),
  /** Of the long thread. */
  messages: z.coerce.number().int().min(200).max(100_000).default(10_000),
  /** Through how many rows of the list the wheel goes. */
  rows: z.coerce.number().int().min(100).max(50_000).default(5_000),
  switches: z.coerce.number().int().min(5).max(45).default(40),
});
type Plan = z.infer<typeof Plan>;

const TASK_MAX_MS = 100;
const CACHED_P95_MS = 100;
const COLD_P95_MS = 300;
const TURNS_MAX = 3_000;

const say = (line: string) => console.error(`  ${line}`);

/** `bench scroll`: how smoothly the console scrolls a long list and a long thread in Chromium, and how soon it switches. */
export async function measureScroll(args: readonly string[]): Promise<number> {
  const text = { type: "string" } as const;
  const options = { conversations: text, messages: text, rows: text, switches: text };
  const plan = Plan.parse(parseArgs({ args: [...args], options }).values);
  await buildStale(say);
  const api = await startApi();
  // The scroll bar is what a thumb is dragged by.
  const browser = await openBrowser({ ignoreDefaultArgs: ["--hide-scrollbars"] });
  try {
    return await Promise.race([measure(api, browser, plan), interruption()]);
  } finally {
    await browser.close();
    await api.stop();
  }
}

async function measure(api: ApiUnderTest, browser: Browser, plan: Plan): Promise<number> {
  say(`writing ${plan.conversations} conversations, one of them with ${plan.messages} messages`);
  const { viewer, long } = await seed(api.databaseUrl, plan);
  const page = await openConsole(browser, api.url, viewer);
  say("switching between conversations");
  const switches = await measureSwitches(page, plan.switches);
  say("scrolling the list");
  await page.goto(`${api.url}/inbox?filter=resolved`);
  const list = await measureList(page, plan.rows);
  say("scrolling the thread");
  await page.goto(`${api.url}/inbox/${long}`);
  const thread = await measureThread(page);
  const report = { measurement: "scroll", ...plan, switch: switches, list, thread, machine: describeMachine() };
  console.log(JSON.stringify(report));
  const smooth = Math.max(list.longestTaskMs, thread.longestTaskMs) <= TASK_MAX_MS;
  const prompt = within(switches.cached.p95Ms, CACHED_P95_MS) && within(switches.cold.p95Ms, COLD_P95_MS);
  return smooth && prompt ? 0 : 1;
}

const within = (p95Ms: number | null, maxMs: number) => p95Ms !== null && p95Ms <= maxMs;

async function seed(
  databaseUrl: string,
  plan: Plan,
): Promise<{ readonly viewer: SeededViewer; readonly long: ConversationId }> {
  const db = await createDataSource({ url: databaseUrl, applicationName: "bench", poolSize: 1 }).initialize();
  const [viewer] = await seedConversations(db, plan.conversations);
  const long = await seedThreads(db, plan.messages);
  await db.destroy();
  if (viewer === undefined) throw new Error("Nobody sees the whole tenant.");
  return { viewer, long };
}

/** Down by the wheel, page after page; then by the thumb through all that has been fetched. */
async function measureList(page: Page, rows: number) {
  const scroller = page.locator("div:has(> ul [data-card])");
  await scroller.waitFor();
  const lastShown = async () => Number(await page.locator("li[aria-posinset]").last().getAttribute("aria-posinset"));
  const watched = await watchFrames(page, async () => {
    await turnWheel(scroller, "down", { turns: TURNS_MAX, isThere: async () => (await lastShown()) >= rows });
    await dragThumb(scroller);
  });
  return { ...watched, rows: await lastShown(), ...(await weightOf(page)) };
}

/** From the end to the very first message by the wheel, and by the thumb through what is kept. */
async function measureThread(page: Page) {
  const scroller = page.getByRole("log");
  await scroller.getByRole("article").first().waitFor();
  const isFirst = async () => (await firstSeq(scroller)) <= 2;
  const watched = await watchFrames(page, async () => {
    await turnWheel(scroller, "up", { turns: TURNS_MAX, isThere: isFirst });
    await dragThumb(scroller);
  });
  return { ...watched, reachedTheFirst: await isFirst(), ...(await weightOf(page)) };
}

/** The bench writes each message's number into its text. */
async function firstSeq(thread: Locator): Promise<number> {
  const words = await thread.getByRole("article").first().textContent();
  return Number(/Сообщение (\d+)/.exec(words ?? "")?.[1] ?? 1);
}

/** What the page has become after all that: its elements, and its heap once what is not used is gone. */
async function weightOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
  await session.detach();
  return { elements: await page.locator("*").count(), heapMb: Math.round(heap / 1024 ** 2) };
}
