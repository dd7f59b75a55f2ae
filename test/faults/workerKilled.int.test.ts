import { afterAll, beforeAll, expect, test } from "vitest";
import { getBulkRun, startBulkRun } from "../../contracts/endpoints/bulk.ts";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import type { BulkRunId } from "../../contracts/ids.ts";
import type { DemoSent } from "../../simulators/demo/demoControl.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { conversationOf, outgoing, textOf, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

/** A dead worker is noticed by its missing heartbeat (15 s), and its reservation given up after 30 s. */
const RECOVERED_WITHIN_MS = 60_000;

const [THINKING, ARRIVED, LOST, OPERATORS] = [601, 602, 603, 604];
const [DEMO_ARRIVED, DEMO_LOST] = ["v-arrived", "v-lost"];
const never = new Promise<void>(() => {});

/** One SIGKILL meets six conversations, each at another moment of its turn, and a bulk run. Every test then looks at one of them. */
let stack: Stack;
let bulkRunId: BulkRunId;
beforeAll(async () => {
  stack = await startStack({ settings: { quietWindowMs: 0 }, withModel: true });
  const { telegram, demo, model, worker } = stack;
  telegram.faults
    .next({ kind: "hangAfterAccept" }, { when: ({ chatId }) => chatId === ARRIVED })
    .next({ kind: "hang" }, { when: ({ chatId }) => chatId === LOST });
  demo.faults
    .next({ kind: "hangAfterAccept" }, { when: ({ chatId, method }) => chatId === DEMO_ARRIVED && method === "send" })
    .next({ kind: "hang" }, { when: ({ chatId, method }) => chatId === DEMO_LOST && method === "send" });

  telegram.person({ id: OPERATORS, firstName: "Вера" }).say("айфон 11, разбит экран");
  await outgoing(stack, OPERATORS, ({ status }) => status === "sent");
  telegram.faults.next({ kind: "hangAfterAccept" }, { when: ({ chatId }) => chatId === OPERATORS });
  const params = { conversationId: await conversationOf(stack, OPERATORS) };
  for (const text of ["первое", "второе"])
    await stack.operator.call(sendReply, { params, body: { text, clientKey: `operators-${text}` } });

  for (const id of [ARRIVED, LOST]) telegram.person({ id, firstName: "Анна" }).say("айфон 11, разбит экран");
  for (const id of [DEMO_ARRIVED, DEMO_LOST]) demo.person({ id, name: "Ольга" }).say("айфон 11, разбит экран");
  await until(() => telegram.faults.pending + demo.faults.pending === 0);
  model.faults.next({ kind: "hold", until: never });
  telegram.person({ id: THINKING, firstName: "Борис" }).say("айфон 11, разбит экран");
  await until(() => model.faults.pending === 0);

  const ids = await Promise.all([OPERATORS, ARRIVED, LOST].map((id) => conversationOf(stack, id)));
  await stack.db.transaction(async (manager) => {
    await manager.query(`SELECT 1 FROM conversations WHERE id = $1 FOR UPDATE`, [ids[0]]);
    const { id } = await stack.operator.call(startBulkRun, {
      body: {
        clientKey: "killed-midway",
        action: { kind: "priority", priority: "urgent" },
        selection: { kind: "ids", ids },
      },
    });
    bulkRunId = id;
    await until(async () => (await stack.operator.call(getBulkRun, { params: { bulkRunId } })).run.done === 2);
    await worker.kill();
  });
  await worker.start();
}, 90_000);
afterAll(() => stack.close());

const sentToDemo = (chat: string) => stack.demo.sentTo(chat).length;

test(
  "killed while thinking: the next worker answers, exactly once",
  async () => {
    await outgoing(stack, THINKING, ({ status }) => status === "sent", RECOVERED_WITHIN_MS);
    expect(stack.telegram.sentTo(THINKING)).toHaveLength(1);
    expect((await threadOf(stack, THINKING)).map(({ author }) => author)).toEqual(["contact", "bot"]);
  },
  RECOVERED_WITHIN_MS,
);

test.each([
  ["after Telegram took the reply", ARRIVED, 1],
  ["before Telegram took the reply", LOST, 0],
])(
  "killed while sending, %s: the operator is shown that it may have arrived, and it is not sent again",
  async (_, chat, arrived) => {
    const shown = await outgoing(stack, chat, ({ status }) => status === "uncertain", RECOVERED_WITHIN_MS);
    expect(shown.failure).toBe("outcomeUnknown");
    expect(stack.telegram.sentTo(chat)).toHaveLength(arrived);
    expect(await threadOf(stack, chat)).toHaveLength(2);
  },
  RECOVERED_WITHIN_MS,
);

test(
  "killed after a messenger with a history took the reply: it is found there and shown as sent",
  async () => {
    const shown = await outgoing(stack, DEMO_ARRIVED, ({ status }) => status === "sent", RECOVERED_WITHIN_MS);
    expect(stack.demo.sentTo(DEMO_ARRIVED).map(({ content }) => content)).toEqual([
      { kind: "text", text: textOf(shown) },
    ]);
  },
  RECOVERED_WITHIN_MS,
);

test(
  "killed before a messenger with a history took the reply: it is not found there, and is sent",
  async () => {
    const isTheirs = ({ chatId }: DemoSent) => chatId === DEMO_LOST;
    await stack.demo.waitForSent(isTheirs, RECOVERED_WITHIN_MS);
    await outgoing(stack, DEMO_LOST, ({ status }) => status === "sent");
    expect(sentToDemo(DEMO_LOST)).toBe(1);
  },
  RECOVERED_WITHIN_MS,
);

test(
  "killed while sending an operator's words: they are shown as uncertain, and what was written after them leaves",
  async () => {
    await outgoing(
      stack,
      OPERATORS,
      (message) => textOf(message) === "второе" && message.status === "sent",
      RECOVERED_WITHIN_MS,
    );
    expect((await threadOf(stack, OPERATORS)).slice(2)).toMatchObject([{ status: "uncertain" }, { status: "sent" }]);
    expect(
      stack.telegram
        .sentTo(OPERATORS)
        .slice(1)
        .map(({ text }) => text),
    ).toEqual(["первое", "второе"]);
  },
  RECOVERED_WITHIN_MS,
);

test(
  "killed in the middle of a bulk run: the next worker goes on where it was, and nothing is done twice",
  async () => {
    const params = { bulkRunId };
    const run = await until(async () => {
      const now = (await stack.operator.call(getBulkRun, { params })).run;
      return now.state === "done" && now;
    }, RECOVERED_WITHIN_MS);
    expect(run).toMatchObject({ done: 3, skipped: 0 });
    const changes: unknown[] = await stack.db.query(
      `SELECT 1 FROM audit_entries WHERE action = 'conversation.changed'`,
    );
    expect(changes).toHaveLength(3);
  },
  RECOVERED_WITHIN_MS,
);

test("afterwards the bot goes on in all its conversations: the next message is answered, once", async () => {
  const [telegramChats, demoChats] = [
    [THINKING, ARRIVED, LOST],
    [DEMO_ARRIVED, DEMO_LOST],
  ];
  for (const id of telegramChats) stack.telegram.person({ id, firstName: "Анна" }).say("а сколько ждать?");
  for (const id of demoChats) stack.demo.person({ id, name: "Ольга" }).say("а сколько ждать?");
  for (const chat of [...telegramChats, ...demoChats]) {
    await until(async () => (await threadOf(stack, chat)).at(-1)?.status === "sent", 30_000);
    expect((await threadOf(stack, chat)).map(({ author }) => author)).toEqual(["contact", "bot", "contact", "bot"]);
  }
}, 60_000);
