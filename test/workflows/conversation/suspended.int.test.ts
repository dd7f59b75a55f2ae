import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { queueReply } from "../../../commands/queueReply.ts";
import { resolveDelivery } from "../../../commands/resolveDelivery.ts";
import { resumeTenant, suspendTenant } from "../../../commands/suspendTenant.ts";
import { MessageRecord } from "../../../entities/messageRecord.ts";
import { startModelSimulator } from "../../../simulators/model/server.ts";
import type { ModelSimulator } from "../../../simulators/model/server.ts";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { until } from "../../support/until.ts";

let model: ModelSimulator;
let rig: ActorRig;
beforeAll(async () => {
  model = await startModelSimulator();
  rig = await createActorRig({ variables: { OPENAI_BASE_URL: model.url } });
});
afterEach(() => resume());
afterAll(async () => {
  await rig.close();
  await model.close();
});

const suspend = () => suspendTenant(rig.db, rig.tenant.id, "Счёт не оплачен", rig.by);
async function resume() {
  for (const conversation of await resumeTenant(rig.db, rig.tenant.id, rig.by))
    await rig.actors.replyQueued(conversation);
}

/** Writes a reply without telling the actor. */
async function queue(chatId: number, text: string) {
  const { id: conversationId } = await rig.conversationOf(chatId);
  return queueReply(rig.db, { conversationId, tenantId: rig.tenant.id, by: rig.by, text, clientKey: `key-${text}` });
}

/** Someone to whom the bot has said something already. */
async function acquaintance(chatId: number) {
  const person = rig.bot.person({ id: chatId, firstName: "Вера" });
  await rig.receive(person.compose("здравствуйте"));
  await rig.message(chatId, ({ status }) => status === "sent");
  return person;
}

test("what a customer writes to a suspended tenant is kept, put before people once and answered by nobody", async () => {
  await suspend();
  const thoughts = model.control.calls;
  const person = rig.bot.person({ id: 801, firstName: "Анна" });
  await rig.receive(person.compose("чините айфоны?"));
  await until(async () => (await rig.conversationOf(801)).needsOperator);
  await rig.receive(person.compose("ау?"));
  await until(async () => (await rig.messagesOf(801)).length === 2);

  expect(await rig.conversationOf(801)).toMatchObject({ mode: "operator", needsOperator: true, unread: 2 });
  expect(await rig.decisionsOf(801)).toMatchObject([{ kind: "askedOperator", reason: "tenant.suspended" }]);
  expect(model.control.calls).toBe(thoughts);
  expect(rig.telegram.sentTo(801)).toEqual([]);
});

test("a reply that waited when its tenant was suspended leaves exactly once after resuming", async () => {
  await acquaintance(802);
  const { ring } = await queue(802, "Готово, приезжайте");
  await suspend();
  if (ring !== null) await rig.actors.replyQueued(ring);
  await until(async () => (await rig.conversationOf(802)).outboxBell === "quiet");
  expect(rig.telegram.sentTo(802)).toHaveLength(1);

  await resume();
  await resume();
  await rig.message(802, ({ author, status }) => author === "operator" && status === "sent");
  expect(rig.telegram.sentTo(802).map(({ text }) => text)).toEqual([expect.any(String), "Готово, приезжайте"]);
});

test("a tenant that is suspended while its bot thinks sends nothing until it is resumed", async () => {
  await acquaintance(803);
  const thinking = Promise.withResolvers<void>();
  model.control.faults.next({ kind: "hold", until: thinking.promise });
  await rig.receive(rig.bot.person({ id: 803, firstName: "Вера" }).compose("сколько стоит экран на iphone 11?"));
  await until(() => model.control.faults.pending === 0);
  await suspend();
  thinking.resolve();

  await rig.message(803, ({ author, seq }) => author === "bot" && seq > 3);
  expect(await rig.messagesOf(803)).toMatchObject([{}, { status: "sent" }, {}, { author: "bot", status: "queued" }]);
  expect(rig.telegram.sentTo(803)).toHaveLength(1);

  await resume();
  await until(() => rig.telegram.sentTo(803).length === 2);
});

test("operators of a suspended tenant can neither write nor send again, and hear why", async () => {
  await acquaintance(804);
  const { messageId } = await queue(804, "Раз");
  const { id: conversationId } = await rig.conversationOf(804);
  await rig.db.getRepository(MessageRecord).update({ id: messageId }, { status: "failed" });
  await suspend();
  await expect(queue(804, "Два")).rejects.toMatchObject({ code: "tenant.suspended" });
  const failed = { tenantId: rig.tenant.id, conversationId, messageId };
  await expect(resolveDelivery(rig.db, failed, "resend", rig.by)).rejects.toMatchObject({ code: "tenant.suspended" });
  expect((await queue(804, "Раз")).messageId).toBe(messageId);
});
