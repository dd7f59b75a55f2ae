import type { Browser, Page } from "playwright-core";
import { Api } from "telegram/tl/index.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createTelegramAccount,
  getTelegramSession,
  setTelegramApp,
  takeTelegramSignInStep,
} from "../../contracts/endpoints/telegramAccounts.ts";
import { SMALLEST_PNG } from "../support/smallestPng.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { startTelegramDc } from "../support/telegramDc/server.ts";
import type { TelegramDc } from "../support/telegramDc/server.ts";
import { until } from "../support/until.ts";
import { card, composer, desktop, faults, fits, focused, openBrowser, phone, signIn } from "./console.ts";

let stack: Stack;
let dc: TelegramDc;
let browser: Browser;

beforeAll(async () => {
  dc = await startTelegramDc();
  const { host, port, publicKey } = dc.at;
  const telegram = { TELEGRAM_MTPROTO_DC: `${host}:${port}`, TELEGRAM_MTPROTO_KEY: publicKey };
  const variables = { ...telegram, WORKER_ROLES: "conversation,io,touches,telegram" };
  [stack, browser] = await Promise.all([startStack({ variables }), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
  await dc.close();
});

async function check(page: Page): Promise<void> {
  expect(await faults(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
}

const plain = (text: string) => new Api.TextWithEntities({ text, entities: [] });

/** Messages of every kind that only Telegram has, as an operator sees them. */
async function showEverything(page: Page, owner: ReturnType<TelegramDc["addOwner"]>): Promise<void> {
  const name = "Ольга Всё";
  const hear = (said: Parameters<typeof owner.hear>[1]) => owner.hear(8_200, said, { name });
  const picture = Buffer.from(SMALLEST_PNG, "base64");
  const groupedId = owner.number(5);
  hear({ message: "вот так выглядит", media: owner.photo(picture), groupedId });
  hear({ media: owner.photo(picture), groupedId });
  hear({ media: owner.photo(picture), groupedId });
  const song = new Api.DocumentAttributeAudio({ duration: 180, title: "Лето", performer: "Группа" });
  hear({ media: owner.document("audio/mpeg", [song]) });
  hear({ media: new Api.MessageMediaDice({ value: 6, emoticon: "🎲" }) });
  const answers = ["Да, после пяти", "Нет"].map(
    (one) => new Api.PollAnswer({ text: plain(one), option: Buffer.from(one) }),
  );
  const poll = new Api.Poll({ id: owner.number(1), question: plain("Приедете?"), answers, hash: owner.number(0) });
  hear({ media: new Api.MessageMediaPoll({ poll, results: new Api.PollResults({}) }) });
  const price = { title: "Стекло iPhone 11", description: "вместе с работой", currency: "RUB" };
  hear({ media: new Api.MessageMediaInvoice({ ...price, totalAmount: owner.number(450_000), startParam: "x" }) });
  hear({ message: "это вам", fwdFrom: new Api.MessageFwdHeader({ fromName: "Пётр", date: 1 }) });
  const linked = { displayUrl: "example.test", title: "Ремонт стекла", description: "Как заменить стекло за час" };
  const webpage = new Api.WebPage({ id: owner.number(1), url: "https://example.test/glass", hash: 0, ...linked });
  hear({ message: "https://example.test/glass", media: new Api.MessageMediaWebPage({ webpage }) });
  owner.serve(8_200, new Api.MessageActionPhoneCall({ callId: owner.number(1) }), { name });
  await page.goto(stack.url);
  await card(page, name).click();
  await page.getByText("Звонок в Telegram без ответа").waitFor();
  await page.getByText("Переслано: Пётр").waitFor();
  await check(page);
}

const views = [
  ["light", desktop, "79995550021"],
  ["dark", phone, "79995550022"],
] as const;

test.each(views)(
  "a person adds their own account, signs in step by step and sees who holds it (%s, %o)",
  { timeout: 150_000 },
  async (colorScheme, view, number) => {
    const owner = dc.addOwner({ phone: number, password: "hunter2" });
    owner.heardOnce(8_100, "писали ещё до подключения", 10);
    const page = await signIn(browser, stack, { ...view, colorScheme });
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
    await account.getByRole("button", { name: "Загрузить историю" }).click();
    await account.getByText("История загружена").waitFor();
    if (view === desktop) await check(page);
    else await showEverything(page, owner);
    await page.goto(`${stack.url}/channels`);
    await account.getByRole("link", { name }).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    const happened = page.getByRole("region", { name: "Что происходило" });
    await happened.getByText("Вход выполнен").waitFor();
    await happened.getByText("Соединение было свободно").waitFor();
    await page.getByText("Задержка за час").waitFor();
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

let written = 9_300;

test.each([
  ["light", desktop],
  ["dark", phone],
] as const)(
  "an operator writes to somebody first, and sees why it waits while Telegram refuses it (%s, %o)",
  { timeout: 90_000 },
  async (colorScheme, view) => {
    const personId = (written += 1);
    const number = `7999555${personId}`;
    const owner = dc.addOwner({ phone: number });
    dc.list(`+7999444${personId}`, { id: personId, name: `Вера ${personId}` });
    const { operator } = stack;
    await operator.call(setTelegramApp, { body: { apiId: 12_345, apiHash: "0123456789abcdef".repeat(2) } });
    const name = `Приёмка ${personId}`;
    const params = { channelAccountId: (await operator.call(createTelegramAccount, { body: { name } })).id };
    await operator.call(takeTelegramSignInStep, { params, body: { step: "phone", phone: `+${number}` } });
    await operator.call(takeTelegramSignInStep, { params, body: { step: "code", code: "12345" } });
    await until(async () => (await operator.call(getTelegramSession, { params })).holder !== null);

    const page = await signIn(browser, stack, { ...view, colorScheme });
    await page.goto(`${stack.url}/contacts`);
    await page.getByRole("button", { name: "Написать первым" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("От какого аккаунта").click();
    await page.getByRole("option", { name }).click();
    const to = dialog.getByLabel("Номер телефона или имя");
    await to.fill("8 999");
    await to.press("Enter");
    await dialog.getByText("Укажите номер с кодом страны").waitFor();
    await to.fill("@nobody_here");
    await to.press("Enter");
    await dialog.getByText("Такого имени в Telegram нет").waitFor();
    await check(page);
    await to.fill(`+7 999 444-${personId}`);
    await to.press("Enter");
    owner.limit(true);
    await focused(composer(page)).waitFor();
    await composer(page).fill("Здравствуйте, ваш телефон готов");
    await composer(page).press("Enter");
    await page.getByText(`Telegram пока не даёт «${name}» писать`).waitFor();
    await check(page);
    await page.getByRole("link", { name: "Открыть каналы" }).click();
    const account = page.getByRole("article").filter({ hasText: name });
    await account.getByText("Первые сообщения ждут").waitFor();
    await check(page);
    owner.limit(false);
    await account.getByRole("button", { name: "Ограничение снято, отправить" }).click();
    await until(() => owner.arrivedAt(personId).length === 1);
    await account.getByText("Первые сообщения ждут").waitFor({ state: "detached" });
    await page.context().close();
  },
);
