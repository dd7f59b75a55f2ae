import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelReply } from "../../../commands/cancelReply.ts";
import { readMessage } from "../../../api/presenters/message.ts";
import { orderChange } from "../../../commands/changes/orderChange.ts";
import { orderReaction } from "../../../commands/changes/orderReaction.ts";
import { queueReply } from "../../../commands/queueReply.ts";
import { resolveDelivery } from "../../../commands/resolveDelivery.ts";
import type { MessageId } from "../../../contracts/ids.ts";
import { MessageOrderRecord } from "../../../entities/messageOrderRecord.ts";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { until } from "../../support/until.ts";

let rig: ActorRig;
beforeAll(async () => {
  rig = await createActorRig({ settings: { startMode: "operator" } });
});
afterAll(() => rig.close());

async function conversationWith(chatId: number) {
  await rig.receive(rig.bot.person({ id: chatId, firstName: "Жанна" }).compose("здравствуйте"));
  return rig.conversationOf(chatId);
}

async function reply(chatId: number, text: string, clientKey = `key-${chatId}-${text}`) {
  const { id } = await rig.conversationOf(chatId);
  const queued = await queueReply(rig.db, { conversationId: id, tenantId: rig.tenant.id, by: rig.by, text, clientKey });
  if (queued.ring !== null) await rig.actors.replyQueued(queued.ring);
  return { tenantId: rig.tenant.id, conversationId: id, messageId: queued.messageId };
}

test("replies leave one at a time and in the order in which they were written", async () => {
  await conversationWith(701);
  const texts = ["раз", "два", "три", "четыре", "пять"];
  for (const text of texts) await reply(701, text);
  await until(() => rig.telegram.sentTo(701).length === texts.length);
  expect(rig.telegram.sentTo(701).map(({ text }) => text)).toEqual(texts);
});

test("a reply queued twice under one key is one message", async () => {
  await conversationWith(702);
  const [first, second] = [await reply(702, "готово", "same-key-702"), await reply(702, "готово", "same-key-702")];
  expect(second).toEqual(first);
  await rig.message(702, ({ status }) => status === "sent");
  expect(rig.telegram.sentTo(702)).toHaveLength(1);
});

test("a throttled reply waits as long as Telegram asks, and what was written after it waits behind it", async () => {
  await conversationWith(703);
  rig.telegram.faults.next({ kind: "throttle", seconds: 1 }, { when: ({ chatId }) => chatId === 703 });
  const before = Date.now();
  await reply(703, "сначала это");
  await reply(703, "потом это");
  await until(() => rig.telegram.sentTo(703).length === 2);
  expect(rig.telegram.sentTo(703).map(({ text }) => text)).toEqual(["сначала это", "потом это"]);
  expect(Date.now() - before).toBeGreaterThanOrEqual(1_000);
});

test("a reply whose connection broke after Telegram took it is never sent again by itself", async () => {
  await conversationWith(704);
  rig.telegram.faults.next({ kind: "cutAfterAccept" }, { when: ({ chatId }) => chatId === 704 });
  await reply(704, "приезжайте завтра");
  await reply(704, "адрес на сайте");

  await rig.message(704, ({ status }) => status === "sent");
  expect(await rig.messagesOf(704)).toMatchObject([
    { author: "contact" },
    { status: "uncertain", failure: "outcomeUnknown" },
    { status: "sent" },
  ]);
  expect(rig.telegram.sentTo(704)).toHaveLength(2);
});

test("an operator may send an uncertain reply again, or take it as delivered", async () => {
  await conversationWith(705);
  rig.telegram.faults.next({ kind: "cutBeforeAccept" }, { when: ({ chatId }) => chatId === 705, times: 2 });
  const [lost, seen] = [await reply(705, "потерялось"), await reply(705, "клиент это видел")];
  await until(async () => (await rig.messagesOf(705)).filter(({ status }) => status === "uncertain").length === 2);

  expect(await resolveDelivery(rig.db, seen, "dismiss", rig.by)).toBeNull();
  const ring = await resolveDelivery(rig.db, lost, "resend", rig.by);
  if (ring !== null) await rig.actors.replyQueued(ring);

  await until(async () => (await rig.messagesOf(705)).filter(({ status }) => status === "sent").length === 2);
  expect(rig.telegram.sentTo(705).map(({ text }) => text)).toEqual(["потерялось"]);
  await expect(resolveDelivery(rig.db, lost, "resend", rig.by)).rejects.toMatchObject({
    code: "message.not_resendable",
  });
});

test("a reply to somebody who blocked the bot fails with that reason and is not tried again", async () => {
  await conversationWith(706);
  rig.telegram.faults.next(
    { kind: "fail", status: 403, description: "Forbidden: bot was blocked by the user" },
    { when: ({ chatId }) => chatId === 706 },
  );
  await reply(706, "алло");
  const failed = await rig.message(706, ({ status }) => status === "failed");
  expect(failed).toMatchObject({ failure: "recipientUnreachable", attempts: 1 });
});

test("a reply that still waits can be withdrawn; one that left cannot", async () => {
  await conversationWith(707);
  rig.telegram.faults.next({ kind: "throttle", seconds: 60 }, { when: ({ chatId }) => chatId === 707 });
  const waiting = await reply(707, "передумали");
  await until(async () => (await rig.messagesOf(707)).some(({ attempts }) => attempts === 1));
  await until(async () => {
    await cancelReply(rig.db, waiting, rig.by);
    return true;
  });
  expect(await rig.messagesOf(707)).toMatchObject([{}, { status: "cancelled" }]);

  await conversationWith(708);
  const left = await reply(708, "ждём вас");
  await rig.message(708, ({ status }) => status === "sent");
  await expect(cancelReply(rig.db, left, rig.by)).rejects.toMatchObject({ code: "message.not_cancellable" });
});

test("a reply that answers one message leaves as an answer to it, and the contact's answer is known as one", async () => {
  const contact = rig.bot.person({ id: 721, firstName: "Жанна" });
  await rig.receive(contact.compose("сколько стоит экран?"));
  const { id } = await rig.conversationOf(721);
  const [asked] = await rig.messagesOf(721);
  const { messageId, ring } = await queueReply(rig.db, {
    conversationId: id,
    tenantId: rig.tenant.id,
    by: rig.by,
    text: "от 8 900 ₽",
    clientKey: "key-721",
    quotedId: asked?.id ?? null,
  });
  if (ring !== null) await rig.actors.replyQueued(ring);
  await until(() => rig.telegram.sentTo(721).length === 1);
  const [sent] = rig.telegram.sentTo(721);
  expect(sent?.reply_to_message).toMatchObject({ text: "сколько стоит экран?" });
  await rig.message(721, (message) => message.id === messageId && message.status === "sent");

  await rig.receive(contact.compose("дорого", { replyTo: sent?.message_id ?? 0 }));
  expect((await rig.messagesOf(721)).at(-1)).toMatchObject({ quotedId: messageId });
});

async function change(message: Awaited<ReturnType<typeof reply>>, text: string | null) {
  const ring = await orderChange(rig.db, { ...message, by: rig.by, text, changeableForMs: 60_000 });
  if (ring !== null) await rig.actors.replyQueued(ring);
}

const orderOf = (messageId: MessageId) => rig.db.getRepository(MessageOrderRecord).findOneByOrFail({ messageId });

test("an operator's edit and deletion reach the contact, though Telegram did not answer at first", async () => {
  const zhanna = rig.bot.person({ id: 731, firstName: "Жанна" });
  await conversationWith(731);
  const message = await reply(731, "Цена 5000");
  await rig.message(731, ({ status }) => status === "sent");
  rig.telegram.faults.next({ kind: "cutAfterAccept" }, { when: ({ method }) => method === "editMessageText" });

  await change(message, "Цена 6000");
  const edited = await rig.message(731, ({ editedAt }) => editedAt !== null);
  expect(edited.content).toEqual({ kind: "text", text: "Цена 6000" });
  expect(zhanna.messages().at(-1)?.text).toBe("Цена 6000");

  await change(message, null);
  const deleted = await rig.message(731, ({ deletedAt }) => deletedAt !== null);
  expect(deleted.content).toEqual({ kind: "text", text: "Цена 6000" });
  expect(zhanna.messages()).not.toContainEqual(expect.objectContaining({ text: "Цена 6000" }));
});

test("an edit that Telegram refuses leaves the message as it was, with Telegram's words", async () => {
  await conversationWith(732);
  const message = await reply(732, "Цена 5000");
  await rig.message(732, ({ status }) => status === "sent");
  const refusal = { kind: "fail", status: 400, description: "Bad Request: message can't be edited" } as const;
  rig.telegram.faults.next(refusal, { when: ({ method }) => method === "editMessageText" });

  await change(message, "Цена 6000");
  await until(async () => (await orderOf(message.messageId)).status === "failed");
  expect((await orderOf(message.messageId)).failureDetail).toContain("can't be edited");
  expect(await rig.message(732, ({ id }) => id === message.messageId)).toMatchObject({
    content: { text: "Цена 5000" },
    editedAt: null,
  });
});

test("an operator's reaction stands under the contact's message at theirs and at ours, and is taken back", async () => {
  const zoya = rig.bot.person({ id: 733, firstName: "Зоя" });
  const { id: conversationId } = await conversationWith(733);
  const [asked] = await rig.messagesOf(733);
  if (asked === undefined) throw new Error("Nobody has asked anything.");
  const telegramId = Number(asked.externalId?.split(":").at(-1));
  rig.telegram.faults.next({ kind: "cutAfterAccept" }, { when: ({ method }) => method === "setMessageReaction" });
  const react = async (emoji: string | null) => {
    const message = { tenantId: rig.tenant.id, conversationId, messageId: asked.id };
    const ring = await orderReaction(rig.db, { ...message, by: rig.by, emoji, taken: ["👍"] });
    if (ring !== null) await rig.actors.replyQueued(ring);
    await until(async () => (await readMessage(rig.db, rig.tenant.id, asked.id)).pendingChange === null);
    return (await readMessage(rig.db, rig.tenant.id, asked.id)).reactions;
  };
  expect(await react("👍")).toEqual([{ emoji: "👍", by: [rig.by.name], isOurs: true }]);
  expect(zoya.reactionTo(telegramId)).toBe("👍");
  expect(await react(null)).toEqual([]);
  expect(zoya.reactionTo(telegramId)).toBeNull();
});
