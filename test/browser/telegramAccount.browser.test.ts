import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../support/stack.ts";
import { startTelegramDc } from "../support/telegramDc/server.ts";
import type { TelegramDc } from "../support/telegramDc/server.ts";
import { desktop, openBrowser, phone, signIn, stillness } from "./console.ts";

let stack: Stack;
let dc: TelegramDc;
let browser: Browser;

beforeAll(async () => {
  dc = await startTelegramDc();
  const { host, port, publicKey } = dc.at;
  const telegram = { TELEGRAM_MTPROTO_DC: `${host}:${port}`, TELEGRAM_MTPROTO_KEY: publicKey };
  const variables = { ...telegram, WORKER_ROLES: "conversation,io,telegram" };
  [stack, browser] = await Promise.all([startStack({ from: "build", variables }), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
  await dc.close();
});

async function check(page: Page): Promise<void> {
  await stillness(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join(", ")}`)).toEqual([]);
  expect(await page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
}

const views = [
  ["light", desktop, "79995550021"],
  ["dark", phone, "79995550022"],
] as const;

test.each(views)(
  "a person adds their own account, signs in step by step and sees who holds it (%s, %o)",
  { timeout: 90_000 },
  async (colorScheme, view, number) => {
    dc.addOwner({ phone: number, password: "hunter2" });
    const page = await signIn(browser, stack, { ...view, colorScheme, reducedMotion: "reduce" });
    await page.goto(`${stack.url}/channels`);
    await page.getByRole("button", { name: "Подключить канал" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Telegram-аккаунт").click();
    const name = `Олег ${colorScheme}`;
    await dialog.getByPlaceholder("Олег, приёмка").fill(name);
    if (await dialog.getByLabel("api_id").isVisible()) {
      await dialog.getByLabel("api_id").fill("12345");
      await dialog.getByRole("textbox", { name: "api_hash" }).fill("0123456789abcdef".repeat(2));
    }
    await check(page);
    await dialog.getByRole("button", { name: "Дальше: вход" }).click();

    await dialog.getByLabel("Номер телефона").fill(`+${number}`);
    await check(page);
    await dialog.getByRole("button", { name: "Получить код" }).click();
    await dialog.getByLabel("Код из Telegram").fill("00000");
    await dialog.getByRole("button", { name: "Проверить код" }).click();
    await dialog.getByText("Код не подошёл").waitFor();
    await check(page);
    await dialog.getByLabel("Код из Telegram").fill("12345");
    await dialog.getByRole("button", { name: "Проверить код" }).click();
    await dialog.getByText("Ваша подсказка: девичья фамилия").waitFor();
    await dialog.getByRole("textbox", { name: "Облачный пароль" }).fill("hunter2");
    await dialog.getByRole("button", { name: "Войти", exact: true }).click();
    await dialog.getByText("Вход выполнен").waitFor();
    await dialog.getByRole("button", { name: "Закрыть" }).last().click();

    const account = page
      .getByRole("article")
      .filter({ has: page.getByRole("region", { name: `Соединение аккаунта ${name}` }) });
    await account.getByText("Держит процесс").waitFor();
    await check(page);
    await account.getByRole("link", { name }).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    const happened = page.getByRole("region", { name: "Что происходило" });
    await happened.getByText("Вход выполнен").waitFor();
    await happened.getByText("Соединение было свободно").waitFor();
    await page.getByText("за час никто не писал").waitFor();
    await check(page);
    await page.getByRole("button", { name: "Передать другому процессу" }).click();
    await check(page);
    await page.getByRole("dialog").getByRole("button", { name: "Передать другому процессу" }).click();
    // Nobody else could take it, so it comes back to the same one; the page hears of each step by itself.
    await happened.getByText("Велено передать другому процессу").waitFor();
    await happened.getByText("отдал аккаунт").waitFor();
    await account.getByRole("button", { name: "Выйти из аккаунта" }).click();
    await check(page);
    await page.getByRole("dialog").getByRole("button", { name: "Выйти из аккаунта" }).click();
    await account.getByRole("button", { name: "Войти" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Войти по QR-коду" }).click();
    await page.getByRole("img", { name: "QR-код для входа в Telegram" }).waitFor();
    await check(page);
    await page.context().close();
  },
);
