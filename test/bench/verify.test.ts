import { expect, test } from "vitest";
import type { Offered } from "../../bench/load/offer.ts";
import type { Delivery } from "../../bench/load/providerMessages.ts";
import type { DecisionRow, MessageRow } from "../../bench/load/readRecords.ts";
import { type Evidence, verify } from "../../bench/load/verify.ts";

const sent = (burst: number, messageId: number, sentAtMs: number): Offered => {
  return { chatId: 7, burst, externalId: `7:${messageId}`, sentAtMs, lateMs: 0, ackMs: 5, failure: null };
};
const row = (seq: number, direction: "in" | "out", messageId: number): MessageRow => {
  const status = direction === "in" ? "received" : "sent";
  return {
    id: `msg_${seq}`,
    conversationId: "con_1",
    mode: "bot",
    chatId: 7,
    seq,
    direction,
    status,
    externalId: `7:${messageId}`,
  };
};
const decision = (afterSeq: number, messageId: string | null): DecisionRow => {
  return { conversationId: "con_1", kind: "answered", afterSeq, messageId };
};
const delivery = (messageId: number, atMs: number): Delivery => ({ chatId: 7, messageId, atMs });

/** One burst of two messages, answered once: message 101, 102, then the bot's own first. */
const good = {
  mode: "bot",
  offered: [sent(1, 101, 1_000), sent(1, 102, 2_000)],
  records: {
    messages: [row(1, "in", 101), row(2, "in", 102), row(3, "out", 1)],
    decisions: [decision(2, "msg_3")],
  },
  deliveries: [delivery(1, 4_500)],
} as const satisfies Evidence;
const promises = ({ answered, lost, doubled, outOfOrder, misnumbered, leftAlone }: ReturnType<typeof verify>) => {
  return { answered, lost, doubled, outOfOrder, misnumbered, leftAlone };
};
const kept = { answered: 2, lost: 0, doubled: 0, outOfOrder: 0, misnumbered: 0, leftAlone: 0 };

test("a burst that one reply covers keeps every promise, and its time runs from its last message", () => {
  const verdict = verify(good);
  expect(promises(verdict)).toEqual(kept);
  expect([...verdict.replyMs]).toEqual([[1, 2_500]]);
});

test("an accepted message without a row is lost", () => {
  const messages = [row(1, "in", 102), row(2, "out", 1)];
  const records = { messages, decisions: [decision(1, "msg_2")] };
  expect(promises(verify({ ...good, records }))).toEqual({ ...kept, answered: 1, lost: 1 });
});

test("a message that was refused is not lost", () => {
  const refused = { ...sent(2, 103, 3_000), failure: "503" };
  expect(promises(verify({ ...good, offered: [...good.offered, refused] }))).toEqual(kept);
});

test("a message that no turn has covered is lost, unless the bot has left the conversation to a person", () => {
  const records = { ...good.records, decisions: [] };
  expect(promises(verify({ ...good, records }))).toMatchObject({ answered: 0, lost: 2 });
  const messages = records.messages.map((message) => ({ ...message, mode: "operator" as const }));
  expect(promises(verify({ ...good, records: { ...records, messages } }))).toMatchObject({ lost: 0, leftAlone: 2 });
});

test("a reply that the messenger has never seen answers nobody", () => {
  expect(promises(verify({ ...good, deliveries: [] }))).toMatchObject({ answered: 0, lost: 2 });
});

test("a burst that gets two replies is answered twice", () => {
  const messages = [row(1, "in", 101), row(2, "out", 1), row(3, "in", 102), row(4, "out", 2)];
  const records = { messages, decisions: [decision(1, "msg_2"), decision(3, "msg_4")] };
  const deliveries = [delivery(1, 1_500), delivery(2, 4_500)];
  expect(promises(verify({ ...good, records, deliveries }))).toEqual({ ...kept, doubled: 1 });
});

test("a message that reached the customer without a row of its own was sent twice", () => {
  expect(promises(verify({ ...good, deliveries: [delivery(1, 4_500), delivery(2, 4_600)] }))).toEqual({
    ...kept,
    doubled: 1,
  });
});

test("one update that became two messages is doubled", () => {
  const messages = [row(1, "in", 101), row(2, "in", 102), row(3, "in", 102), row(4, "out", 1)];
  const records = { messages, decisions: [decision(3, "msg_4")] };
  expect(promises(verify({ ...good, records }))).toEqual({ ...kept, doubled: 1 });
});

test("messages that stand in another order than they were sent are counted", () => {
  const messages = [row(1, "in", 102), row(2, "in", 101), row(3, "out", 1)];
  expect(promises(verify({ ...good, records: { ...good.records, messages } }))).toEqual({ ...kept, outOfOrder: 1 });
});

test("a hole in a conversation's numbering is counted", () => {
  const messages = [row(1, "in", 101), row(2, "in", 102), row(4, "out", 1)];
  const records = { messages, decisions: [decision(2, "msg_4")] };
  expect(promises(verify({ ...good, records }))).toEqual({ ...kept, misnumbered: 1 });
});

test("where a person has the conversation, a reply that leaves by itself is one too many", () => {
  expect(promises(verify({ ...good, mode: "operator" }))).toEqual({ ...kept, answered: 0, doubled: 1 });
  expect(promises(verify({ ...good, mode: "operator", deliveries: [] }))).toEqual({ ...kept, answered: 0 });
});
