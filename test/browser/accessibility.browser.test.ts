import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../../web/console/src/words/en.ts";
import { ru } from "../../web/console/src/words/ru.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, card, desktop, faults, open, openBrowser, phone, signIn, speak } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  const irina = stack.demo.person({ id: "v-irina", name: "Ирина" });
  const { message } = irina.say("Не включается после воды, айфон 11, сколько стоит?").update;
  irina.say({ kind: "location", latitude: 55.75222, longitude: 37.61556 });
  irina.say({ kind: "contact", name: "Пётр", phone: "+79161234567" });
  irina.delete(irina.say("Это не вам").update.message.id);
  irina.react(message.id, ["👍"]);
  irina.edit(message.id, "Не включается после воды, айфон 12, сколько стоит?");
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const words = { ru, en } as const;
type Language = keyof typeof words;

const screens = [
  "/contacts",
  "/channels",
  "/actors",
  "/settings/templates",
  "/settings/macros",
  "/notifications",
  "/settings/profile",
  "/settings/company",
  "/settings/people",
  "/settings/branches",
  "/settings/teams",
  "/settings/roles",
  "/settings/security",
  "/settings/audit",
  "/settings/keys",
] as const;

/** Where a button opens a dialog, and what is written on it. */
const dialogsOf = (language: Language): Readonly<Record<string, string>> => ({
  "/channels": words[language].channels.connect,
  "/settings/people": words[language].people.invite,
  "/settings/branches": words[language].branches.add,
  "/settings/teams": words[language].teams.add,
  "/settings/roles": words[language].roles.add,
  "/settings/keys": words[language].apiKeys.create,
});

/** Each theme, size and language stands here once; a walk takes a minute. */
const views = [
  ["light", desktop, "ru"],
  ["dark", phone, "en"],
] as const;

test.each(views)(
  "nothing on any screen is hidden from who cannot see it (%s, %o, %s)",
  { timeout: 240_000 },
  async (colorScheme, view, language) => {
    const { thread, commands, shortcuts, asOf, states } = words[language];
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const dialog = page.getByRole("dialog");
    await speak(page, language);
    const found: string[] = [];
    const look = async (place: string) => found.push(...(await faults(page, place)));
    const leave = async () => {
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
    };

    await card(page, "Ирина").waitFor();
    await look("list");
    await page.keyboard.press("Shift+Slash");
    await page.getByRole("dialog", { name: shortcuts.title }).waitFor();
    await look("keys");
    await leave();
    await card(page, "Ирина").click();
    await bubble(page, "после воды").waitFor();
    await look("thread");
    await bubble(page, "после воды").getByText(states.edited).click();
    await page.getByText(states.earlier).waitFor();
    await look("earlier words");
    await leave();
    await page.getByRole("button", { name: thread.why }).first().click();
    await dialog.waitFor();
    await look("why");
    await leave();
    await page.keyboard.press("Control+KeyK");
    await page.getByRole("dialog", { name: commands.title }).waitFor();
    await look("commands");
    await page.keyboard.type(asOf.command);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: asOf.toPresent }).waitFor();
    await look("as of a past moment");

    const dialogs = dialogsOf(language);
    for (const screen of [...screens, `/channels/${stack.account.id}`]) {
      await open(page, stack, screen);
      await look(screen);
      const button = dialogs[screen];
      if (button === undefined) continue;
      await page.getByRole("button", { name: button }).first().click();
      await dialog.waitFor();
      await look(`${screen}: ${button}`);
      await leave();
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);

test.each(["light", "dark"] as const)(
  "who has not signed in yet finds their way too (%s)",
  { timeout: 60_000 },
  async (colorScheme) => {
    const page = await (await browser.newContext({ ...phone, colorScheme })).newPage();
    const found: string[] = [];
    for (const screen of ["/sign-in", "/forgotten-password", "/link#none"]) {
      await open(page, stack, screen);
      found.push(...(await faults(page, screen)));
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);
