import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import { beginTurn } from "../../commands/beginTurn.ts";
import { applyAwaiting } from "../../commands/changes/applyAwaiting.ts";
import { commitTurn } from "../../commands/commitTurn.ts";
import { readReserved } from "../../commands/reserveNext.ts";
import { settleSend } from "../../commands/settleSend.ts";
import type { DemoChange } from "../../contracts/demoMessenger.ts";
import { getConversationAsOf } from "../../contracts/endpoints/asOf.ts";
import {
  deleteMessage,
  editMessage,
  reactToMessage,
  getConversation,
  listDecisions,
  listMessages,
  sendReply,
} from "../../contracts/endpoints/conversations.ts";
import { TRANSCRIPT_PATH } from "../../contracts/endpoints/thread.ts";
import { nothingExtracted } from "../../contracts/extraction.ts";
import type { ConversationId, MessageId } from "../../contracts/ids.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { MessageRecord } from "../../entities/messageRecord.ts";
import { buildChannelAccount } from "../support/builders.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";
import { until } from "../support/until.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

let updates = 0;
const visitor = { id: "v-1", name: "Ольга" };
const TEXT_AT = "2026-11-21T10:00:00.000Z";
const at = (minute: number) => `2026-11-21T10:0${minute}:00.000Z`;

/** A demo account with one visitor, and the operator who reads it. */
async function openDemo() {
  const tenant = await api.addTenant();
  const { token, id: operatorId } = await api.signInTo(tenant);
  const account = await buildChannelAccount(api.db, api.deps.sealer, {
    tenant,
    kind: "demo",
    settings: { token: "x" },
  });
  const accepting = { id: account.id, tenantId: tenant.id, kind: "demo", startMode: "bot" } as const;
  const accept = async (update: object) => {
    const body = { updateId: `u-${(updates += 1)}`, chatId: visitor.id, visitor, ...update };
    const told = () => acceptUpdate(api.db, accepting, api.deps.channels.demo.parse(body), body);
    return { ...(await told()), again: told };
  };
  const conversations = api.db.getRepository(ConversationRecord);
  return {
    token,
    operatorId,
    account,
    say: (id: string, text: string) =>
      accept({ message: { id, from: "visitor", sentAt: TEXT_AT, content: { kind: "text", text } } }),
    change: (change: DemoChange) => accept({ change }),
    edit: (messageId: string, text: string, minute = 1) =>
      accept({ change: { kind: "edited", at: at(minute), messageId, content: { kind: "text", text } } }),
    conversation: () => conversations.findOneByOrFail({ channelAccountId: account.id }),
    async messages() {
      const { id: conversationId } = await conversations.findOneByOrFail({ channelAccountId: account.id });
      return (await api.call(listMessages, { params: { conversationId }, token })).result.messages;
    },
    /** A reply of the operator's that the messenger took under this id. */
    async sent(externalId: string, text = "Готово"): Promise<{ conversationId: ConversationId; messageId: MessageId }> {
      const { id: conversationId } = await conversations.findOneByOrFail({ channelAccountId: account.id });
      const body = { text, clientKey: `states-${externalId}` };
      const { result } = await api.call(sendReply, { params: { conversationId }, body, token });
      await api.db.getRepository(MessageRecord).update({ id: result.id }, { status: "reserved" });
      const ok = { kind: "ok", externalId: `${visitor.id}:${externalId}`, sentAt: new Date() } as const;
      await settleSend(api.db, await readReserved(api.db, result.id), ok);
      return { conversationId, messageId: result.id };
    },
  };
}

test("an edit shows the new words, keeps the old ones, and a repeat of it changes nothing", async () => {
  const demo = await openDemo();
  await demo.say("1", "айфон 11");
  const { again } = await demo.edit("1", "айфон 12");
  expect(await again()).toMatchObject({ duplicate: true, ring: [] });
  const [message] = await demo.messages();
  expect(message).toMatchObject({
    content: { text: "айфон 12" },
    editedAt: at(1),
    edits: [{ was: { kind: "text", text: "айфон 11" }, at: at(1) }],
  });
  const { result } = await api.call(getConversation, {
    params: { conversationId: (await demo.conversation()).id },
    token: demo.token,
  });
  expect(result.lastMessage).toMatchObject({ text: "айфон 12", isDeleted: false });
});

test("edits that arrive in the wrong order end with the latest words, and a full history", async () => {
  const demo = await openDemo();
  await demo.say("1", "первое");
  await demo.edit("1", "третье", 3);
  await demo.edit("1", "второе", 2);
  const [message] = await demo.messages();
  expect(message?.content).toEqual({ kind: "text", text: "третье" });
  expect(message?.edits).toEqual([
    { was: { kind: "text", text: "первое" }, at: at(2) },
    { was: { kind: "text", text: "второе" }, at: at(3) },
  ]);
});

test("what is told before its message waits for it", async () => {
  const demo = await openDemo();
  await demo.edit("7", "айфон 12");
  await demo.say("7", "айфон 11");
  expect(await demo.messages()).toMatchObject([
    { content: { text: "айфон 12" }, edits: [{ was: { text: "айфон 11" } }] },
  ]);
  await demo.change({ kind: "read", at: at(1), upTo: "90" });
  await demo.sent("90");
  expect((await demo.messages()).at(-1)).toMatchObject({ status: "sent", deliveredAt: at(1), readAt: at(1) });
  expect(await api.db.query(`SELECT 1 FROM awaiting_changes`)).toEqual([]);
});

test("what two transactions did not see of each other is brought together by the next sweep", async () => {
  const demo = await openDemo();
  await demo.edit("8", "новое");
  const [row] = await api.db.query(`DELETE FROM awaiting_changes RETURNING *`).then(([rows]) => rows);
  await demo.say("8", "старое");
  const { channelAccountId, updateKey, tenantId, messageExternalId, change } = row;
  await api.db.query(
    `INSERT INTO awaiting_changes ("channelAccountId", "updateKey", "tenantId", "messageExternalId", change)
     VALUES ($1, $2, $3, $4, $5)`,
    [channelAccountId, updateKey, tenantId, messageExternalId, JSON.stringify(change)],
  );
  await applyAwaiting(api.db);
  expect(await demo.messages()).toMatchObject([{ content: { text: "новое" } }]);
});

test("an answer thought for older words does not leave, and the bell rings for another", async () => {
  const demo = await openDemo();
  await demo.say("1", "айфон 11");
  const { id: conversationId, generation } = await demo.conversation();
  const turn = await beginTurn(api.db, { conversationId, generation, announce: false });
  if (turn.kind !== "turn") throw new Error(`There was ${turn.kind}.`);
  const { ring } = await demo.edit("1", "айфон 12");
  expect(ring).toMatchObject([{ conversationId }]);
  const reply = { action: "reply", text: "Про айфон", reason: "reply.greeting", confidence: 1 } as const;
  const thought = { extraction: nothingExtracted, reply: { ...reply, evidence: [], priceRowIds: [] }, by: "rules" };
  const { upToSeq, wording, appeal } = turn;
  const written = { conversationId, generation, upToSeq, appeal, thought, thoughtForMs: 1 };
  expect(await commitTurn(api.db, { ...written, wording })).toMatchObject({ reserved: null, queued: false });
  expect(await demo.messages()).toHaveLength(1);

  const anew = await beginTurn(api.db, { conversationId, generation, announce: false });
  expect(anew).toMatchObject({ kind: "turn", messages: [{ text: "айфон 12", isNew: true }] });
  if (anew.kind !== "turn") return;
  expect((await commitTurn(api.db, { ...written, wording: anew.wording })).reserved).not.toBeNull();

  await demo.edit("1", "айфон 13", 2);
  const { result } = await api.call(listDecisions, { params: { conversationId }, token: demo.token });
  expect(result.decisions).toContainEqual(
    expect.objectContaining({ kind: "stayedSilent", reason: "contact.editedAnswered" }),
  );
  expect(await beginTurn(api.db, { conversationId, generation, announce: false })).toMatchObject({ kind: "nothing" });
});

test("a deleted message keeps its words, and what nobody answered yet is not answered any more", async () => {
  const demo = await openDemo();
  await demo.say("1", "передумаю");
  await demo.say("2", "совсем");
  await demo.change({ kind: "deleted", at: at(1), messageIds: ["1", "2"] });
  expect(await demo.messages()).toMatchObject([
    { content: { text: "передумаю" }, deletedAt: at(1) },
    { content: { text: "совсем" }, deletedAt: at(1) },
  ]);
  const { id: conversationId, generation, waitingSince } = await demo.conversation();
  expect(waitingSince).toBeNull();
  expect(await beginTurn(api.db, { conversationId, generation, announce: false })).toMatchObject({ kind: "nothing" });
});

test("reactions are the latest set of each person", async () => {
  const demo = await openDemo();
  await demo.say("1", "здравствуйте");
  await demo.sent("50");
  const react = (emoji: string[], minute: number) =>
    demo.change({ kind: "reacted", at: at(minute), messageId: "50", emoji });
  await react(["👍", "🔥"], 1);
  expect((await demo.messages()).at(-1)?.reactions).toMatchObject([
    { emoji: "👍", by: ["Ольга"] },
    { emoji: "🔥", by: ["Ольга"] },
  ]);
  await react([], 3);
  await react(["👎"], 2);
  expect((await demo.messages()).at(-1)?.reactions).toEqual([]);
});

test("receipts go forwards only, and up to a message cover all that was sent before it", async () => {
  const demo = await openDemo();
  await demo.say("1", "здравствуйте");
  await demo.sent("50", "раз");
  await demo.sent("51", "два");
  await demo.sent("52", "три");
  await demo.change({ kind: "read", at: at(2), upTo: "51" });
  await demo.change({ kind: "delivered", at: at(3), upTo: "52" });
  expect((await demo.messages()).map(({ deliveredAt, readAt }) => [deliveredAt, readAt])).toEqual([
    [null, null],
    [at(2), at(2)],
    [at(2), at(2)],
    [at(3), null],
  ]);
});

test("another company's message of the same name is left alone", async () => {
  const [mine, foreign] = [await openDemo(), await openDemo()];
  await foreign.say("1", "чужое");
  await mine.say("2", "своё");
  await mine.edit("1", "подмена");
  await mine.change({ kind: "deleted", at: at(1), messageIds: ["1"] });
  expect(await foreign.messages()).toMatchObject([{ content: { text: "чужое" }, deletedAt: null, edits: [] }]);
});

test("the past and the transcript say what was said then", async () => {
  const demo = await openDemo();
  await demo.say("1", "адрес: Ленина 1");
  const at = new Date(Date.now() + 1); // the log counts microseconds, a moment is asked for in milliseconds
  await until(() => Date.now() > at.getTime());
  await demo.edit("1", "адрес: Ленина 2");
  const params = { conversationId: (await demo.conversation()).id };
  const { token } = demo;
  const past = await api.call(getConversationAsOf, { params, query: { at: at.toISOString() }, token });
  expect(past.result.messages).toMatchObject([{ content: { text: "адрес: Ленина 1" }, editedAt: null, edits: [] }]);
  const transcript = await fetch(`${api.url}${TRANSCRIPT_PATH.replace(":conversationId", params.conversationId)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await transcript.text()).toContain("адрес: Ленина 2 (изменено, было: адрес: Ленина 1)");
});

test("an operator changes only what they themselves have sent, and only while it is there", async () => {
  const demo = await openDemo();
  await demo.say("1", "здравствуйте");
  const { conversationId, messageId } = await demo.sent("60", "Цена 5000");
  const params = { conversationId, messageId };
  const { token } = demo;
  const [theirs] = await demo.messages();
  const onTheirs = { params: { conversationId, messageId: theirs?.id ?? "" }, token };
  expect(await api.call(deleteMessage, onTheirs)).toMatchObject({ status: 409, code: "message.not_changeable" });
  const { result } = await api.call(editMessage, { params, body: { text: "Цена 6000" }, token });
  expect(result).toMatchObject({
    content: { text: "Цена 5000" },
    pendingChange: { kind: "edit", text: "Цена 6000", status: "waiting" },
  });
  await api.db.getRepository(MessageRecord).update({ id: messageId }, { occurredAt: new Date("2026-01-01") });
  expect(await api.call(deleteMessage, { params, token })).toMatchObject({ code: "message.not_changeable" });
});

test("an operator's reaction is ordered for what the contact wrote, with what the messenger takes, and answers nobody", async () => {
  const demo = await openDemo();
  await demo.say("1", "спасибо!");
  const { conversationId, messageId: ownId } = await demo.sent("70");
  const { token } = demo;
  const [theirs] = await demo.messages();
  const react = (messageId: string | undefined, emoji: string | null) =>
    api.call(reactToMessage, { params: { conversationId, messageId: messageId ?? "" }, body: { emoji }, token });
  expect(await react(ownId, "👍")).toMatchObject({ status: 409, code: "message.not_reactable" });
  expect(await react(theirs?.id, "🦄")).toMatchObject({ status: 409, code: "message.not_reactable" });
  await demo.say("2", "и ещё вопрос");
  const waitingSince = (await demo.conversation()).waitingSince;
  expect((await react(theirs?.id, "👍")).result).toMatchObject({
    reactions: [],
    pendingChange: { kind: "react", text: "👍", status: "waiting" },
  });
  expect(await demo.conversation()).toMatchObject({ waitingSince, unread: 1 });
});
