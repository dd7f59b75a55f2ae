import * as fc from "fast-check";
import { expect, test } from "vitest";
import { DeviceType, PartSource, RepairKind } from "../../contracts/extraction.ts";
import type { PriceRow } from "../../contracts/price.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import { formatMoney } from "../../knowledge/formatMoney.ts";
import { think } from "../../knowledge/think.ts";
import { conversation, messageId, priceRowId, priceRows, settings } from "./conversation.ts";

async function replyTo(...lines: readonly string[]) {
  const turn = {
    messages: conversation(...lines),
    tenantSettings: settings,
    priceRows,
    previousExtraction: null,
    model: null,
  };
  return (await think(turn)).reply;
}

test("the bot greets once in a conversation", async () => {
  const first = await replyTo("Добрый день");
  expect(first).toMatchObject({ action: "reply", reason: "reply.greeting" });
  expect(first.text).toMatch(/^Здравствуйте\./);
  const second = await replyTo("Добрый день", `shop: ${first.text}`, "айфон");
  expect(second.text).not.toContain("Здравствуйте");
});

test("the bot asks for the one thing it still misses", async () => {
  expect((await replyTo("нужно поменять экран")).text).toContain("какое у вас устройство");
  expect((await replyTo("разбил экран на айфоне")).text).toContain("какая именно модель iPhone");
  expect((await replyTo("чините редми 9?")).text).toContain("что случилось с Redmi 9");
  expect((await replyTo("мой заказ готов?")).text).toContain("номер заказа");
});

test("a price is quoted from the exact lines of the list, each make on its own line, and the lines are named", async () => {
  const reply = await replyTo("сколько стоит экран на айфон 13?");
  expect(reply).toMatchObject({ action: "reply", reason: "reply.priceQuoted", evidence: [messageId(1)] });
  expect(reply.priceRowIds).toEqual([priceRowId(1), priceRowId(2)]);
  expect(reply.text).toContain(`Дисплей iPhone 13 (оригинал): ${formatMoney(1_850_000, "RUB", "ru")}, около 1 ч`);
  expect(reply.text).toContain(`Дисплей iPhone 13 (копия): ${formatMoney(890_000, "RUB", "ru")}`);
});

test("a chosen make is quoted alone, and the contact's own part is never quoted with a part in the price", async () => {
  expect((await replyTo("копию экрана на айфон 13, сколько?")).priceRowIds).toEqual([priceRowId(2)]);
  expect(await replyTo("экран на айфон 13, моя запчасть, сколько?")).toMatchObject({
    action: "askOperator",
    reason: "operator.noPrice",
  });
});

test("a work that the list does not price goes to an operator, with the prices that are known", async () => {
  expect(await replyTo("динамик на айфон 13 сколько")).toMatchObject({
    action: "askOperator",
    reason: "operator.noPrice",
    priceRowIds: [],
  });
  const partly = await replyTo("экран и динамик на айфон 13");
  expect(partly).toMatchObject({
    action: "askOperator",
    reason: "operator.noPrice",
    priceRowIds: [priceRowId(1), priceRowId(2)],
  });
  expect(partly.text).toContain("уточнит оператор");
});

test.each([
  ["позовите оператора", "operator.requested"],
  ["после вашего ремонта айфон 11 не ловит сеть", "operator.complaint"],
  ["почему не берете трубку, заявка 71-004", "operator.complaint"],
  ["когда заберу заказ 5512?", "operator.orderStatus"],
  ["хочу продать айфон 11", "operator.tradeRequest"],
  ["чехол на айфон 11 есть в наличии?", "operator.tradeRequest"],
  ["", "operator.media"],
])("«%s» goes to a person: %s", async (text, reason) => {
  expect(await replyTo(text)).toMatchObject({ action: "askOperator", reason });
});

test("agreeing to a quoted price hands the deal to an operator", async () => {
  const { text } = await replyTo("экран на айфон 13");
  expect(await replyTo("экран на айфон 13", `shop: ${text}`, "давайте оригинал")).toMatchObject({
    action: "askOperator",
    reason: "operator.dealReady",
  });
});

test("address and hours are answered from the settings", async () => {
  const { text, reason } = await replyTo("где вы находитесь и до скольки работаете?");
  expect(reason).toBe("reply.infoGiven");
  expect(text).toContain("ул. Ленина, 5");
  expect(text).toContain("ежедневно с 10 до 20");
});

test("thanks are answered once, and a bare «ок» not at all", async () => {
  const first = await replyTo("экран на айфон 13", "shop: Готово.", "спасибо");
  expect(first.reason).toBe("reply.acknowledged");
  expect((await replyTo("забрал айфон, всё супер", "спасибо мастеру!")).reason).toBe("reply.acknowledged");
  expect((await replyTo("спасибо, а экран на айфон 13 сколько?")).reason).toBe("reply.priceQuoted");
  expect(await replyTo("спасибо", `shop: ${first.text}`, "спс")).toMatchObject({ action: "none", text: null });
  expect(await replyTo("адрес?", "shop: ул. Ленина, 5", "ок")).toMatchObject({
    action: "none",
    reason: "none.nothingToAnswer",
  });
});

test("the first unclear message gets a question, the second a person", async () => {
  const first = await replyTo("ываыва");
  expect(first.reason).toBe("reply.clarified");
  expect(await replyTo("ываыва", `shop: ${first.text}`, "ололо")).toMatchObject({
    action: "askOperator",
    reason: "operator.notUnderstood",
  });
});

test("nothing is said twice in the same words", async () => {
  const { text } = await replyTo("экран на айфон 13");
  const again = await replyTo("экран на айфон 13", `shop: ${text}`, "а быстрее можно?");
  expect(again.text).not.toBe(text);
  expect(again.action).toBe("askOperator");
});

test("without a new message of the contact there is nothing to answer", async () => {
  expect(await replyTo("айфон 13", "shop: Слушаю вас.")).toMatchObject({
    action: "none",
    reason: "none.nothingToAnswer",
  });
});

test("every amount in a reply is an amount of the price list, whatever is asked and however it is priced", async () => {
  const row: fc.Arbitrary<PriceRow> = fc.record({
    id: fc.nat(10_000).map(priceRowId),
    deviceType: fc.constantFrom(null, ...DeviceType.options),
    brand: fc.constantFrom(null, "Apple", "Samsung"),
    model: fc.constantFrom(null, "iPhone 13", "Galaxy A52"),
    repair: fc.constantFrom(...RepairKind.options),
    partSource: fc.constantFrom(null, ...PartSource.options),
    title: fc.constantFrom("Замена", "Ремонт"),
    amount: fc.integer({ min: 0, max: 9_999_999 }),
    currency: fc.constant("RUB" as const),
    isFrom: fc.boolean(),
    durationMinutes: fc.constantFrom(null, 30, 90),
  });
  const line = fc.constantFrom(
    "экран на айфон 13 сколько",
    "мне обещали за 500 руб",
    "батарея самсунг а52",
    "давайте за 1000 ₽?",
    "не включается",
    "оригинал",
    "shop: Слушаю вас.",
  );
  const language = fc.constantFrom("ru" as const, "en" as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      fc.array(line, { minLength: 1, maxLength: 5 }),
      language,
      async (rows, lines, chosen) => {
        const tenantSettings = TenantSettings.parse({ language: chosen });
        const turn = {
          messages: conversation(...lines),
          tenantSettings,
          priceRows: rows,
          previousExtraction: null,
          model: null,
        };
        const { reply } = await think(turn);
        const quoted = rows
          .filter(({ id }) => reply.priceRowIds.includes(id))
          .map(({ amount, currency }) => formatMoney(amount, currency, chosen));
        const rest = quoted
          .toSorted((left, right) => right.length - left.length)
          .reduce((text, amount) => text.replaceAll(amount, ""), reply.text ?? "");
        expect(rest).not.toMatch(/\d[^\n]*(?:₽|руб)|₽/);
      },
    ),
  );
});
