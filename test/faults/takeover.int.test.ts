import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendReply, takeOver } from "../../contracts/endpoints/conversations.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import type { Fault } from "../../simulators/faults.ts";
import { between, pick, seededRandom } from "../../simulators/seededRandom.ts";
import type { TelegramCall } from "../../simulators/telegram/control.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { conversationOf, outgoing, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

const RACES = 40;
const AT_ONCE = 5;
const OPERATORS_WORDS = "Здравствуйте, это Анна, я с вами";
/** Given in the name of a failed test, so that its moments can be had again. */
const SEED = Date.now() % 100_000;

interface Race {
  readonly chat: number;
  /** What had been accepted by Telegram when the operator was told that the conversation is theirs. */
  readonly sentBefore: number;
  readonly sentInAll: number;
  readonly told: "none" | "left" | "uncertain";
  readonly wasCut: boolean;
}

let stack: Stack;
const races: Race[] = [];

const automaticTo = (chat: number) => stack.telegram.sentTo(chat).filter(({ text }) => text !== OPERATORS_WORDS);

/** Every race is run first; the tests then look at what all of them came to. */
beforeAll(async () => {
  stack = await startStack({ settings: { quietWindowMs: 0 }, withModel: true });
  const random = seededRandom(SEED);
  for (let first = 0; first < RACES; first += AT_ONCE) {
    const chats = Array.from({ length: AT_ONCE }, (_, index) => 800 + first + index);
    races.push(...(await Promise.all(chats.map((chat) => race(chat, random)))));
  }
}, 120_000);
afterAll(() => stack.close());

/** Takes the conversation at a random moment of one part of the bot's turn: as soon as it is there, in thought, or in the sending. */
async function race(chat: number, random: () => number): Promise<Race> {
  const [thinking, sending] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const marker = `заказ 55-${chat}`;
  const sendFault = pick<Fault>(random, [
    { kind: "delay", ms: between(random, 50, 500) },
    { kind: "delay", ms: between(random, 50, 500) },
    { kind: "delay", ms: between(random, 50, 500) },
    { kind: "cutAfterAccept" },
    { kind: "cutBeforeAccept" },
  ]);
  stack.model.faults.next(
    { kind: "delay", ms: between(random, 0, 300) },
    { when: ({ messages }) => JSON.stringify(messages).includes(marker) && begins(thinking) },
  );
  stack.telegram.faults.next(sendFault, {
    when: ({ chatId, method }) => chatId === chat && method === "sendMessage" && begins(sending),
  });

  await stack.telegram.person({ id: chat, firstName: "Анна" }).say(`айфон 11, разбит экран, ${marker}`).outcome;
  const params = { conversationId: await conversationOf(stack, chat) };
  await pick(random, [Promise.resolve(), thinking.promise, sending.promise]);
  await pause(between(random, 0, 200));
  const { lastAutomaticReply: told } = await stack.operator.call(takeOver, { params });
  const sentBefore = automaticTo(chat).length;

  // The operator's own words pass through the same actor, so whatever it still held has left or died before them.
  await stack.operator.call(sendReply, { params, body: { text: OPERATORS_WORDS, clientKey: `takeover-${chat}` } });
  await outgoing(
    stack,
    chat,
    ({ author, status }) => author === "operator" && status !== "queued" && status !== "reserved",
  );
  return { chat, sentBefore, sentInAll: automaticTo(chat).length, told, wasCut: sendFault.kind !== "delay" };
}

function begins({ resolve }: PromiseWithResolvers<void>): boolean {
  resolve();
  return true;
}

describe(`${RACES} takeovers at random moments (seed ${SEED})`, () => {
  test("after the confirmation no automatic reply leaves", () => {
    expect(races.filter(({ sentBefore, sentInAll }) => sentInAll !== sentBefore)).toEqual([]);
  });

  test("no automatic reply is doubled", () => {
    expect(races.filter(({ sentInAll }) => sentInAll > 1)).toEqual([]);
  });

  test("the operator is told the truth about the last automatic reply", () => {
    const untrue = races.filter(({ told, sentInAll, wasCut }) => {
      if (told === "uncertain") return !wasCut;
      return (told === "left") !== (sentInAll === 1);
    });
    expect(untrue).toEqual([]);
  });

  test("the moments were spread over the whole turn", () => {
    expect(new Set(races.map(({ told }) => told))).toEqual(new Set(["none", "left", "uncertain"]));
  });

  test("what the bot had thought in vain is in the thread of decisions, not among the messages", async () => {
    for (const { chat, told } of races.filter((one) => one.told === "none")) {
      const automatic = (await threadOf(stack, chat)).filter(({ author }) => author === "bot");
      expect(
        automatic.filter(({ status }) => status !== "cancelled"),
        `chat ${chat}, ${told}`,
      ).toEqual([]);
    }
  });
});

test("an operator who simply answers while an automatic reply is leaving is heard right after it", async () => {
  const chat = 790;
  const letGo = Promise.withResolvers<void>();
  const isTheirs = ({ chatId, method }: TelegramCall) => chatId === chat && method === "sendMessage";
  stack.telegram.faults.next({ kind: "hold", until: letGo.promise }, { when: isTheirs });
  stack.telegram.person({ id: chat, firstName: "Анна" }).say("айфон 11, разбит экран");
  const params = { conversationId: await conversationOf(stack, chat) };
  await until(() => stack.telegram.faults.pending === 0);

  await stack.operator.call(sendReply, { params, body: { text: OPERATORS_WORDS, clientKey: `takeover-${chat}` } });
  const conversations = stack.db.getRepository(ConversationRecord);
  await until(async () => (await conversations.findOneByOrFail({ id: params.conversationId })).outboxBell === "quiet");
  letGo.resolve();

  await outgoing(stack, chat, ({ author, status }) => author === "operator" && status === "sent", 5_000);
  expect(stack.telegram.sentTo(chat).at(-1)?.text).toBe(OPERATORS_WORDS);
  expect(automaticTo(chat)).toHaveLength(1);
});
