import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, card, desktop, openBrowser, phone, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ from: "build" }), openBrowser()]);
  stack.telegram.person({ id: 7301, firstName: "Ирина" }).say("Не включается после воды, айфон 11, сколько стоит?");
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const screens = [
  "/contacts",
  "/channels",
  "/actors",
  "/settings/templates",
  "/settings/macros",
  "/notifications",
  "/settings/security",
  "/settings/audit",
  "/settings/company",
] as const;
const views = [
  ["light", desktop],
  ["dark", desktop],
  ["light", phone],
  ["dark", phone],
] as const;

test.each(views)("no screen has an accessibility fault (%s, %o)", { timeout: 120_000 }, async (colorScheme, view) => {
  const page = await signIn(browser, stack, { ...view, colorScheme });
  const faults = async (place: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map(
      ({ id, nodes }) => `${place}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    );
  };
  await card(page, "Ирина").waitFor();
  const found = await faults("list");
  await card(page, "Ирина").click();
  await bubble(page, "после воды").waitFor();
  found.push(...(await faults("thread")));
  for (const screen of screens) {
    await page.goto(stack.url + screen);
    await page.getByRole("heading", { level: 1 }).waitFor();
    found.push(...(await faults(screen)));
  }
  expect(found).toEqual([]);
  await page.context().close();
});
