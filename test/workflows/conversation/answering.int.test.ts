import { afterAll, beforeAll, expect, test } from "vitest";
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
