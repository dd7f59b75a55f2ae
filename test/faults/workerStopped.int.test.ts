import { afterAll, beforeAll, expect, test } from "vitest";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { outgoing, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

const GRACE_MS = 40_000;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ settings: { quietWindowMs: 0 }, withModel: true });
}, 60_000);
afterAll(() => stack.close());

test("a worker that is asked to stop while it sends ends only after the send, whose outcome is written", async () => {
  const letGo = Promise.withResolvers<void>();
  stack.telegram.faults.next({ kind: "hold", until: letGo.promise }, { when: ({ chatId }) => chatId === 1101 });
  stack.telegram.person({ id: 1101, firstName: "Анна" }).say("айфон 11, разбит экран");
  await until(() => stack.telegram.faults.pending === 0);

  const stopped = stack.worker.stop(GRACE_MS);
  await until(() => stack.worker.lastLines().some((line) => line.includes("stopping")));
  letGo.resolve();
  await stopped;

  expect((await threadOf(stack, 1101)).map(({ status }) => status)).toEqual(["received", "sent"]);
}, 60_000);

test("what comes while no worker is there is answered by the next one, once", async () => {
  const { outcome } = stack.telegram.person({ id: 1102, firstName: "Борис" }).say("айфон 11, разбит экран");
  expect(await outcome).toBe("delivered");
  await stack.worker.start();
  await outgoing(stack, 1102, ({ status }) => status === "sent", 30_000);
  expect(stack.telegram.sentTo(1102)).toHaveLength(1);
}, 60_000);
