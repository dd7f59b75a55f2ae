import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelReply } from "../../../commands/cancelReply.ts";
import { queueReply } from "../../../commands/queueReply.ts";
import { cancelScheduledReply, changeScheduledReply, scheduleReply } from "../../../commands/scheduledReplies.ts";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { until } from "../../support/until.ts";

let rig: ActorRig;
beforeAll(async () => {
  rig = await createActorRig({ settings: { startMode: "operator", undoSeconds: 1 } });
});
afterAll(() => rig.close());

const write = (chatId: number, text: string) =>
  rig.receive(rig.bot.person({ id: chatId, firstName: "Жанна" }).compose(text));

async function conversationWith(chatId: number) {
  await write(chatId, "здравствуйте");
  return { tenantId: rig.tenant.id, conversationId: (await rig.conversationOf(chatId)).id };
}

async function reply(chatId: number, text: string, thenClose = false) {
  const place = await conversationWith(chatId);
  const { messageId, ring } = await queueReply(rig.db, {
    ...place,
    by: rig.by,
    text,
    clientKey: `key-${chatId}`,
    thenClose,
  });
  if (ring !== null) await rig.actors.replyQueued(ring);
  return { ...place, messageId };
}

async function later(chatId: number, text: string, dueAt: Date, clientKey = `later-${chatId}`) {
  const place = await conversationWith(chatId);
  const { id, ring } = await scheduleReply(rig.db, { ...place, by: rig.by, text, mediaId: null, dueAt, clientKey });
  if (ring !== null) await rig.actors.replyQueued(ring);
  return { ...place, id };
}

const inMs = (ms: number) => new Date(Date.now() + ms);
const textsOf = (chatId: number) => rig.telegram.sentTo(chatId).map(({ text }) => text);

test("a reply can be taken back while it is held, and then never leaves", async () => {
  const message = await reply(851, "с ошыбкой");
  await cancelReply(rig.db, message, rig.by);
  await later(851, "без ошибки", inMs(1_500));
  await until(() => textsOf(851).length > 0);
  expect(textsOf(851)).toEqual(["без ошибки"]);
});

test("a held reply leaves by itself when the time to take it back is over", async () => {
  const before = Date.now();
  await reply(852, "готово");
  await until(() => textsOf(852).length === 1);
  expect(Date.now() - before).toBeGreaterThanOrEqual(1_000);
});

test("a reply for later leaves once, though no worker was alive when its time came", async () => {
  const dueAt = inMs(1_500);
  await later(853, "ваш телефон готов", dueAt);
  await until(async () => (await rig.conversationOf(853)).outboxBell === "quiet");
  await rig.stopWork();
  await until(() => Date.now() > dueAt.getTime());
  expect(textsOf(853)).toEqual([]);
  await rig.startWork();
  await rig.message(853, ({ status, author }) => author === "operator" && status === "sent");
  // Whatever repeats itself afterwards finds nothing left to send.
  await rig.actors.replyQueued(await rig.refOf(853));
  await later(853, "ваш телефон готов", dueAt);
  await until(async () => (await rig.conversationOf(853)).outboxBell === "quiet");
  expect(textsOf(853)).toEqual(["ваш телефон готов"]);
});

test("a reply for later can be changed and withdrawn until it leaves", async () => {
  const first = await later(854, "в девять", inMs(86_400_000));
  const second = await later(854, "не надо", inMs(86_400_000), "later-854-2");
  await cancelScheduledReply(rig.db, second, rig.by);
  const ring = await changeScheduledReply(rig.db, first, { text: "в десять", dueAt: inMs(500) }, rig.by);
  if (ring !== null) await rig.actors.replyQueued(ring);
  await until(() => textsOf(854).length === 1);
  expect(textsOf(854)).toEqual(["в десять"]);
  await expect(changeScheduledReply(rig.db, first, { text: "поздно" }, rig.by)).rejects.toMatchObject({
    code: "scheduled_reply.gone",
  });
});

test("send and close: the reply leaves first, then the conversation closes", async () => {
  await reply(855, "до свидания", true);
  await until(async () => (await rig.conversationOf(855)).status === "resolved");
  expect(textsOf(855)).toEqual(["до свидания"]);
  expect(await rig.conversationOf(855)).toMatchObject({ closingAfterId: null });
});

test("send and close leaves the conversation open when the reply did not leave, and says why", async () => {
  const refusal = { kind: "fail", status: 403, description: "Forbidden: bot was blocked by the user" } as const;
  rig.telegram.faults.next(refusal, { when: ({ chatId }) => chatId === 856 });
  await reply(856, "до свидания", true);
  const decision = await until(async () => (await rig.decisionsOf(856))[0]);
  expect(decision).toMatchObject({ kind: "leftOpen", reason: "reply.notSent" });
  expect(await rig.conversationOf(856)).toMatchObject({ status: "open", closingAfterId: null });
});

test("send and close leaves the conversation open when the contact wrote before the reply left", async () => {
  await reply(857, "до свидания", true);
  await write(857, "ещё вопрос");
  await until(() => textsOf(857).length === 1);
  const decision = await until(async () => (await rig.decisionsOf(857)).find(({ kind }) => kind === "leftOpen"));
  expect(decision).toMatchObject({ reason: "contact.wroteMeanwhile" });
  expect(await rig.conversationOf(857)).toMatchObject({ status: "open" });
});
