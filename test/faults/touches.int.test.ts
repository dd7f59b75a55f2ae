import { createServer } from "node:http";
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { beginRuns } from "../../commands/touches/beginRuns.ts";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import type { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { TouchRunRecord } from "../../entities/touchRunRecord.ts";
import { buildSequence } from "../support/buildSequence.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { conversationOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

/** An activity whose worker died is given to the next after its heartbeat has been missed for so long. */
const RECOVERED_WITHIN_MS = 90_000;

let stack: Stack;
let hook: Server;
const posts: { readonly key: string; readonly body: string }[] = [];
/** How many of the next posts lose their answer. */
let cuts = 0;

beforeAll(async () => {
  hook = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      posts.push({ key: String(request.headers["idempotency-key"]), body });
      if (cuts > 0) {
        cuts -= 1;
        request.socket.destroy();
        return;
      }
      response.setHeader("content-type", "application/json").end(JSON.stringify({ скидка: 10 }));
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  stack = await startStack({
    settings: {
      quietWindowMs: 0,
      startMode: "operator",
      touches: { quietHours: null, caps: [], runsPerHour: 10_000 },
    },
    variables: { ALLOWED_PRIVATE_HOSTS: "127.0.0.1" },
  });
}, 60_000);
afterAll(async () => {
  hook.close();
  await stack.close();
});

type StepDraft = NonNullable<SequenceDraft["steps"]>[number];
const says = (id: string, text: string, next: string | null = null): StepDraft => ({ id, kind: "send", text, next });
const sequenceOf = (...steps: StepDraft[]) => buildSequence(stack.db, stack.tenant.id, { steps });

async function begin(sequence: SequenceRecord, chats: readonly (number | string)[]): Promise<void> {
  const ids = await Promise.all(chats.map((chat) => conversationOf(stack, chat)));
  const conversations = await Promise.all(
    ids.map((id) => stack.db.getRepository(ConversationRecord).findOneByOrFail({ id })),
  );
  await stack.db.transaction((manager) =>
    beginRuns(manager, {
      tenantId: stack.tenant.id,
      sequenceId: sequence.id,
      version: 1,
      nowMs: Date.now(),
      candidates: conversations.map(({ id: conversationId, contactId }) => ({
        contactId,
        conversationId,
        beginKey: `hand/${contactId}`,
        begunBy: "manual",
        vars: {},
        hearsSince: null,
      })),
    }),
  );
}

const runsOf = ({ id: sequenceId }: SequenceRecord): Promise<TouchRunRecord[]> =>
  stack.db.getRepository(TouchRunRecord).findBy({ sequenceId });
const allEnded = (sequence: SequenceRecord, count: number) =>
  until(async () => {
    const runs = await runsOf(sequence);
    return runs.length === count && runs.every(({ status }) => status === "ended") && runs;
  }, RECOVERED_WITHIN_MS);

const sentToDemo = (chat: string) =>
  stack.demo.sentTo(chat).map(({ content }) => content.kind === "text" && content.text);

test(
  "a worker that is killed again and again among many runs: each step of each of them is said exactly once",
  async () => {
    const chats = Array.from({ length: 30 }, (_, place) => `touched-${place}`);
    for (const id of chats) stack.demo.person({ id, name: "Ольга" }).say("здравствуйте");
    await Promise.all(chats.map((chat) => conversationOf(stack, chat)));
    const sequence = await sequenceOf(
      says("one", "раз", "note"),
      { id: "note", kind: "note", text: "сказано раз", next: "two" },
      says("two", "два"),
    );
    await begin(sequence, chats);
    for (const so of [3, 15]) {
      await until(async () => {
        const [{ count } = { count: 0 }]: { count: number }[] = await stack.db.query(
          `SELECT count(*)::int FROM messages WHERE author = 'touch'`,
        );
        return count >= so;
      }, RECOVERED_WITHIN_MS);
      await stack.worker.kill();
      await stack.worker.start();
    }
    await allEnded(sequence, chats.length);
    await until(() => chats.every((chat) => sentToDemo(chat).length >= 2), RECOVERED_WITHIN_MS);
    for (const chat of chats) expect(sentToDemo(chat)).toEqual(["раз", "два"]);
    const written: { runs: number }[] = await stack.db.query(
      `SELECT count(*)::int AS runs FROM messages WHERE author = 'touch' AND "touchRunId" IS NOT NULL GROUP BY "touchRunId"`,
    );
    expect(written.every(({ runs }) => runs === 3)).toBe(true);
  },
  3 * RECOVERED_WITHIN_MS,
);

test.each([
  ["after it took the touch", 961, { kind: "cutAfterAccept" } as const, ["раз", "два"]],
  ["before it took the touch", 962, { kind: "cutBeforeAccept" } as const, ["два"]],
])(
  "Telegram cuts %s: it is shown as uncertain and not said again, and the run goes on",
  async (_, chat, fault, sent) => {
    stack.telegram.person({ id: chat, firstName: "Анна" }).say("здравствуйте");
    await conversationOf(stack, chat);
    stack.telegram.faults.next(fault, { when: ({ chatId, method }) => chatId === chat && method === "sendMessage" });
    const sequence = await sequenceOf(says("one", "раз", "two"), says("two", "два"));
    await begin(sequence, [chat]);
    await allEnded(sequence, 1);
    await until(() => stack.telegram.sentTo(chat).some(({ text }) => text === "два"));
    expect(stack.telegram.sentTo(chat).map(({ text }) => text)).toEqual(sent);
    const [first]: { status: string }[] = await stack.db.query(
      `SELECT status FROM messages WHERE author = 'touch' AND "conversationId" = $1 ORDER BY seq`,
      [await conversationOf(stack, chat)],
    );
    expect(first?.status).toBe("uncertain");
  },
);

test("a webhook whose answer was lost is posted once more under the same key, and what it answers can be said", async () => {
  const address = hook.address();
  const port = typeof address === "object" ? address?.port : null;
  const posting = (into: string, next: string | null): StepDraft => ({
    id: "post",
    kind: "webhook",
    url: `http://127.0.0.1:${port}/touch`,
    body: `{"name":"{{contact.name}}"}`,
    into,
    next,
  });
  stack.telegram.person({ id: 963, firstName: `Анна "Аня"` }).say("здравствуйте");
  await conversationOf(stack, 963);
  const sequence = await sequenceOf(posting("shop", "say"), says("say", "скидка {{var.shop.скидка}} %"));
  cuts = 1;
  await begin(sequence, [963]);
  const [run] = await allEnded(sequence, 1);
  expect(run?.outcome).toBe("finished");
  await until(() => stack.telegram.sentTo(963).some(({ text }) => text === "скидка 10 %"));
  expect(posts.map(({ key }) => key)).toEqual([`${run?.id}/0/0`, `${run?.id}/0/0`]);
  expect(JSON.parse(posts[0]?.body ?? "")).toEqual({ name: `Анна "Аня"` });

  stack.telegram.person({ id: 964, firstName: "Анна" }).say("здравствуйте");
  await conversationOf(stack, 964);
  const silent = await sequenceOf(posting("shop", null));
  cuts = 5;
  await begin(silent, [964]);
  const [unknown] = await allEnded(silent, 1);
  expect(unknown?.state.end).toMatchObject({ outcome: "failed", why: "webhook.outcomeUnknown" });
  expect(posts).toHaveLength(4);
});
