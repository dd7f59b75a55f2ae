import { afterAll, beforeAll, expect, test } from "vitest";
import { openSocket } from "../api/realtimeClient.ts";
import type { RealtimeEvent } from "../../contracts/realtime.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { conversationOf, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ settings: { quietWindowMs: 0 }, own: ["temporal"] });
}, 60_000);
afterAll(() => stack.close());

const authors = async (chat: number) => (await threadOf(stack, chat)).map(({ author }) => author);
const answered = (chat: number) => until(() => stack.telegram.sentTo(chat).length === 1, 40_000);

test("Temporal down: the webhook is taken, the operator sees the message at once, and it is answered once when Temporal returns", async () => {
  const screen = openSocket(stack.url);
  await screen.hello(stack.operator.accessToken);
  await stack.temporal?.stop();

  const { outcome } = stack.telegram.person({ id: 901, firstName: "Анна" }).say("айфон 11, разбит экран");
  expect(await outcome).toBe("delivered");
  const conversationId = await conversationOf(stack, 901);
  const isTheirs = (event: RealtimeEvent) =>
    event.kind === "message.received" && event.conversationId === conversationId;
  await until(() => screen.events().some(isTheirs), 3_000);
  expect(await authors(901)).toEqual(["contact"]);

  await stack.temporal?.start();
  await answered(901);
  expect(await authors(901)).toEqual(["contact", "bot"]);
  screen.close();
}, 90_000);

test("the API killed after a message was committed and before its actor could be rung: the next API rings it", async () => {
  await stack.temporal?.stop();
  const { outcome } = stack.telegram.person({ id: 902, firstName: "Борис" }).say("айфон 11, разбит экран");
  expect(await outcome).toBe("delivered");
  await stack.api.kill();

  await stack.temporal?.start();
  await stack.api.start();
  await answered(902);
  expect(await authors(902)).toEqual(["contact", "bot"]);
}, 90_000);

test("the API killed right after it took each of twenty messages: every one is answered, once", async () => {
  const chats = Array.from({ length: 20 }, (_, index) => 910 + index);
  const said = chats.map(
    (id) => stack.telegram.person({ id, firstName: "Анна" }).say("айфон 11, разбит экран").outcome,
  );
  await Promise.race(said);
  await stack.api.kill();
  await stack.api.start();

  expect(await Promise.all(said)).toEqual(chats.map(() => "delivered"));
  await until(() => chats.every((chat) => stack.telegram.sentTo(chat).length > 0), 40_000);
  for (const chat of chats) expect(await authors(chat)).toEqual(["contact", "bot"]);
  expect(chats.map((chat) => stack.telegram.sentTo(chat).length)).toEqual(chats.map(() => 1));
}, 90_000);
