import { afterAll, beforeAll, expect, test } from "vitest";
import { AppealRecord } from "../../../entities/appealRecord.ts";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { until } from "../../support/until.ts";

let rig: ActorRig;
beforeAll(async () => {
  rig = await createActorRig({ settings: { quietWindowMs: 300 } });
});
afterAll(() => rig.close());

test("a burst of messages is answered once, and the answer covers them all", async () => {
  const anna = rig.bot.person({ id: 501, firstName: "Анна" });
  for (const text of ["здравствуйте", "айфон 11", "экран разбит, сколько стоит"]) await rig.receive(anna.compose(text));

  const reply = await rig.message(501, ({ status }) => status === "sent");

  expect(rig.telegram.sentTo(501)).toHaveLength(1);
  expect(reply).toMatchObject({ author: "bot", seq: 4, failure: null });
  const [decision] = await rig.decisionsOf(501);
  expect(decision).toMatchObject({ afterSeq: 3, by: "rules" });
  expect((await rig.conversationOf(501)).answeredSeq).toBe(3);
});

test("a message that comes while an answer is on its way is answered too", async () => {
  const boris = rig.bot.person({ id: 502, firstName: "Борис" });
  await rig.receive(boris.compose("здравствуйте"));
  await rig.message(502, ({ status }) => status === "sent");

  await rig.receive(boris.compose("сколько стоит поменять экран на самсунг а52"));

  await until(() => rig.telegram.sentTo(502).length === 2);
  expect((await rig.messagesOf(502)).map(({ author }) => author)).toEqual(["contact", "bot", "contact", "bot"]);
});

test("a message that is edited before its answer is answered once, in its new words", async () => {
  const vera = rig.bot.person({ id: 503, firstName: "Вера" });
  const { update } = vera.say("сколько стоит поменять экран на айфон 11");
  await rig.receive(update);
  await rig.receive(vera.edit(update.message?.message_id ?? 0, "сколько стоит поменять экран на самсунг а52").update);

  await rig.message(503, ({ status }) => status === "sent");

  expect(rig.telegram.sentTo(503)).toHaveLength(1);
  const { id: conversationId } = await rig.conversationOf(503);
  const { extraction } = await rig.db.getRepository(AppealRecord).findOneByOrFail({ conversationId });
  expect(extraction.entities.devices).toMatchObject([{ brand: "Samsung" }]);
});
