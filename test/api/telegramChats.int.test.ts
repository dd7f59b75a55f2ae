import { afterAll, beforeAll, expect, test } from "vitest";
import { listMessages } from "../../contracts/endpoints/conversations.ts";
import { getChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import type { Dispatched } from "../../simulators/telegram/botState.ts";
import { startTelegramSimulator } from "../../simulators/telegram/server.ts";
import { botToken, buildChannelAccount } from "../support/builders.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

const [ANNA, BORIS, OLEG] = [
  { id: 5_100, firstName: "Анна" },
  { id: 5_150, firstName: "Борис" },
  { id: 5_200, firstName: "Олег" },
];

let api: TestApi;
let token: string;
let channelAccountId: ChannelAccountId;
let telegram: Awaited<ReturnType<typeof startTelegramSimulator>>;
let bot: ReturnType<typeof telegram.control.addBot>;

/** Telegram composes the updates; they are posted one by one, so that what follows finds what came before. */
beforeAll(async () => {
  [api, telegram] = await Promise.all([startTestApi(), startTelegramSimulator({ rateLimits: "off" })]);
  const botKey = botToken();
  bot = telegram.control.addBot(botKey);
  const tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  const settings = { token: botKey };
  ({ id: channelAccountId } = await buildChannelAccount(api.db, api.deps.sealer, {
    tenant,
    kind: "telegramBot",
    settings,
  }));
});
afterAll(async () => {
  await api.close();
  await telegram.close();
});

async function take({ update }: Dispatched): Promise<void> {
  const answer = await fetch(`${api.url}/hooks/${channelAccountId}`, {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": "hook-secret", "content-type": "application/json" },
    body: JSON.stringify(update),
  });
  expect(answer.status).toBe(200);
}

const conversation = (externalChatId: string) =>
  api.db.getRepository(ConversationRecord).findOneBy({ channelAccountId, externalChatId });

async function thread(externalChatId: string) {
  const { id: conversationId } = (await conversation(externalChatId)) ?? {};
  if (conversationId === undefined) throw new Error(`There is no conversation of ${externalChatId}.`);
  const { result } = await api.call(listMessages, { params: { conversationId }, token });
  return result.messages;
}

const health = async () => (await api.call(getChannelAccount, { params: { channelAccountId }, token })).result;

test("in a group people answer, and each message says who wrote it", async () => {
  const group = bot.group({ id: -100_800, title: "Опт" });
  await take(group.say(ANNA, "Есть дисплеи?"));
  await take(group.join(BORIS));
  await take(group.say(BORIS, "И мне"));
  expect(await conversation("-100800")).toMatchObject({ mode: "operator" });
  expect((await thread("-100800")).map(({ content, origin }) => [content.kind, origin?.author])).toEqual([
    ["text", "Анна"],
    ["service", undefined],
    ["text", "Борис"],
  ]);
});

test("a group that becomes a supergroup goes on in the same conversation, whichever side tells of it first", async () => {
  for (const [id, order] of [
    [-801, [0, 1]],
    [-802, [1, 0]],
  ] as const) {
    const group = bot.group({ id, title: "Двор", type: "group" });
    await take(group.say(ANNA, "Когда откроетесь?"));
    const before = await conversation(String(id));
    const { chatId, outcomes } = group.upgrade(ANNA);
    for (const at of order) {
      const told = outcomes[at];
      if (told !== undefined) await take(told);
    }
    expect((await conversation(String(chatId)))?.id).toBe(before?.id);
    expect(await conversation(String(id))).toBeNull();
  }
});

test("a bot that is removed from a chat says in the conversation that nothing can be sent, and calls nobody for it", async () => {
  const group = bot.group({ id: -100_803, title: "Розница" });
  await take(group.say(ANNA, "Здравствуйте"));
  const before = await conversation("-100803");
  await take(group.kickBot(BORIS));
  const lines = await thread("-100803");
  expect(lines.at(-1)?.content).toEqual({ kind: "service", event: "botRemoved", by: "Борис" });
  expect((await conversation("-100803"))?.unread).toBe(before?.unread);
});

test("what the owner of a connected account writes counts as an operator's; when the bot is disconnected its open conversations say so", async () => {
  const business = bot.business(OLEG);
  const chat = `business/${business.connectionId}/${ANNA.id}`;
  await take(business.connect());
  await take(business.hear(ANNA, "Вы работаете?"));
  await take(business.answer(ANNA, "Да, до восьми"));
  const [question, answer] = await thread(chat);
  expect(answer).toMatchObject({ direction: "out", author: "operator", status: "sent" });
  expect((await conversation(chat))?.waitingSince).toBeNull();
  expect((await health()).answersFor).toEqual([{ owner: "Олег", isEnabled: true, mayReply: true }]);

  await take(business.edit(ANNA, 1, "Вы сегодня работаете?"));
  expect((await thread(chat))[0]).toMatchObject({ id: question?.id, content: { text: "Вы сегодня работаете?" } });
  await take(business.delete(ANNA, [1]));
  expect((await thread(chat))[0]?.deletedAt).not.toBeNull();

  await take(business.disconnect());
  expect((await thread(chat)).at(-1)?.content).toEqual({ kind: "service", event: "connectionOff", by: "Олег" });
  expect((await health()).answersFor).toEqual([{ owner: "Олег", isEnabled: false, mayReply: true }]);
});
