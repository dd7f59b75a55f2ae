import { afterAll, beforeAll, expect, test } from "vitest";
import { createChannels } from "../../channels/registry.ts";
import type { Channel } from "../../channels/channelAdapter.ts";
import type { Dispatched } from "../../simulators/telegram/botState.ts";
import { startTelegramSimulator } from "../../simulators/telegram/server.ts";
import { inTime, NOWHERE } from "./providerRig.ts";

const TOKEN = "700100201:AAHsimulated-token-of-a-repair-shop_2";
const [ANNA, OLEG] = [
  { id: 5_100, firstName: "Анна" },
  { id: 5_200, firstName: "Олег" },
];
const UNREACHABLE = { kind: "recipientUnreachable", detail: expect.stringMatching(/\w/) };

let telegram: Awaited<ReturnType<typeof startTelegramSimulator>>;
let channel: Channel;
let bot: ReturnType<typeof telegram.control.addBot>;

beforeAll(async () => {
  telegram = await startTelegramSimulator({ rateLimits: "off" });
  channel = createChannels({ ...NOWHERE, telegramApi: telegram.url }).telegramBot;
  bot = telegram.control.addBot(TOKEN);
});
afterAll(() => telegram.close());

/** The one message of an update, as the product reads it. */
function heard({ update }: Dispatched) {
  const read = channel.parse(update);
  const [message] = read.kind === "parsed" ? read.messages : [];
  if (message === undefined) throw new Error(`The update is ${read.kind} and brings no message.`);
  return message;
}

let sends = 0;
const send = (chatId: string, text: string, quotedExternalId: string | null = null) =>
  channel.send({ token: TOKEN }, { chatId, text, quotedExternalId, idempotencyKey: `msg_${(sends += 1)}` }, inTime());

test("topics of a forum are conversations of their own, and an answer stays in its topic", async () => {
  const group = bot.group({ id: -100_500, title: "Мастерская" });
  const topic = group.addTopic("Поставки");
  const asked = heard(group.say(ANNA, "Дисплеи пришли?", topic));
  const elsewhere = heard(group.say(ANNA, "Всем привет"));
  expect(asked.chat).toMatchObject({ name: "Мастерская · Поставки", isShared: true });
  expect(asked.quotedExternalId).toBeNull();
  expect(elsewhere.chat.externalId).not.toBe(asked.chat.externalId);
  expect(await send(asked.chat.externalId, "Завтра", asked.externalId)).toMatchObject({ kind: "ok" });
  expect(group.messages().at(-1)).toMatchObject({ text: "Завтра", message_thread_id: topic });
});

test("what is sent to a group that has become a supergroup arrives there, once", async () => {
  const group = bot.group({ id: -600, title: "Наш двор", type: "group" });
  const { chatId } = group.upgrade(ANNA);
  expect(await send("-600", "Мы открылись")).toMatchObject({
    kind: "ok",
    externalId: expect.stringContaining(`${chatId}:`),
  });
  expect(telegram.control.sentTo(chatId).map(({ text }) => text)).toEqual(["Мы открылись"]);
});

test("a bot that was removed from a group is told so, and does not try for ever", async () => {
  const group = bot.group({ id: -100_700, title: "Опт" });
  expect(heard(group.kickBot(ANNA)).content).toEqual({ kind: "service", event: "botRemoved", by: "Анна" });
  expect(await send("-100700", "Алло")).toEqual(UNREACHABLE);
  group.inviteBot(ANNA);
  expect(await send("-100700", "Алло")).toMatchObject({ kind: "ok" });
});

test("in the account of a person who connected the bot it writes as that person, and edits and deletes there", async () => {
  const business = bot.business(OLEG);
  const asked = heard(business.hear(ANNA, "Вы работаете?"));
  const chatId = asked.chat.externalId;
  const sent = await send(chatId, "Да, до восьми", asked.externalId);
  expect(business.messages(ANNA).at(-1)).toMatchObject({ text: "Да, до восьми", from: { id: OLEG.id } });
  expect(heard(business.answer(ANNA, "И в субботу")).isOwn).toBe(true);

  const externalId = sent.kind === "ok" ? sent.externalId : "";
  const change = (text: string | null) =>
    channel.changeSent?.({ token: TOKEN }, { chatId, externalId, text }, inTime());
  expect(await change("Да, до девяти")).toEqual({ kind: "ok" });
  expect(business.messages(ANNA).map(({ text }) => text)).toContain("Да, до девяти");
  expect(await change(null)).toEqual({ kind: "ok" });
  expect(business.messages(ANNA).map(({ text }) => text)).not.toContain("Да, до девяти");
});

test("who may not answer for a person, or no longer, is told so; what was written to the bot itself goes its own way", async () => {
  const business = bot.business(OLEG);
  const { chat } = heard(business.hear(ANNA, "Здравствуйте"));
  business.connect({ mayReply: false });
  expect(await send(chat.externalId, "Добрый день")).toEqual(UNREACHABLE);
  business.connect();
  expect(await send(chat.externalId, "Добрый день")).toMatchObject({ kind: "ok" });
  business.disconnect();
  expect(await send(chat.externalId, "Добрый день")).toEqual(UNREACHABLE);
  expect(heard(bot.person(ANNA).say("А здесь?")).chat.externalId).not.toBe(chat.externalId);
});
