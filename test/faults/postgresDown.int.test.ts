import { afterAll, beforeAll, expect, test } from "vitest";
import { MessageRecord } from "../../entities/messageRecord.ts";
import { RawUpdateRecord } from "../../entities/rawUpdateRecord.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ settings: { quietWindowMs: 0 }, own: ["postgres"], withModel: true });
}, 60_000);
afterAll(() => stack.close());

const answered = (chat: number) => until(() => stack.telegram.sentTo(chat).length === 1, 60_000);
const authors = async (chat: number) => (await threadOf(stack, chat)).map(({ author }) => author);

test("Postgres down: the webhook is refused with 503, nothing is half-written, and the messenger's next try is taken without a restart", async () => {
  await stack.postgres?.stop();
  const refused = await fetch(`${stack.url}/hooks/${stack.account.id}`, { method: "POST", body: "{}" });
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
  const { outcome } = stack.telegram.person({ id: 1001, firstName: "Анна" }).say("айфон 11, разбит экран");

  await stack.postgres?.start();
  expect(await outcome).toBe("delivered");
  await answered(1001);
  expect(await authors(1001)).toEqual(["contact", "bot"]);
  expect(await stack.db.getRepository(RawUpdateRecord).count()).toBe(1);
  expect(await stack.db.getRepository(MessageRecord).count()).toBe(2);
}, 90_000);

test("Postgres lost while the bot is thinking: the thought is thought again, and answered once", async () => {
  const letGo = Promise.withResolvers<void>();
  stack.model.faults.next({ kind: "hold", until: letGo.promise });
  stack.telegram.person({ id: 1002, firstName: "Борис" }).say("айфон 11, разбит экран");
  await until(() => stack.model.faults.pending === 0);
  await stack.postgres?.stop();
  letGo.resolve();

  await stack.postgres?.start();
  await answered(1002);
  await until(async () => (await threadOf(stack, 1002)).at(-1)?.status === "sent");
  expect(await authors(1002)).toEqual(["contact", "bot"]);
}, 90_000);

test("Postgres lost while a reply is with Telegram: the reply is not sent again, and the operator is told that it may have arrived", async () => {
  const letGo = Promise.withResolvers<void>();
  stack.telegram.faults.next({ kind: "hold", until: letGo.promise }, { when: ({ chatId }) => chatId === 1003 });
  stack.telegram.person({ id: 1003, firstName: "Вера" }).say("айфон 11, разбит экран");
  await until(() => stack.telegram.faults.pending === 0);
  await stack.postgres?.stop();
  letGo.resolve();
  await answered(1003);

  await stack.postgres?.start();
  await until(async () => (await threadOf(stack, 1003)).at(-1)?.status === "uncertain", 60_000);
  expect(stack.telegram.sentTo(1003)).toHaveLength(1);
}, 90_000);
