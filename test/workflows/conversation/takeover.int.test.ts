import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queueReply } from "../../../commands/queueReply.ts";
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
afterAll(async () => {
  await rig.close();
  await model.close();
});

/** Something that happens when the test says so. */
const gate = () => Promise.withResolvers<void>();

test("a takeover while the bot thinks is confirmed at once, and the thought never leaves", async () => {
  const thinking = gate();
  model.control.faults.next({ kind: "hold", until: thinking.promise });
  const anna = rig.bot.person({ id: 601, firstName: "Анна" });
  await rig.receive(anna.compose("здравствуйте, чините айфоны?"));
  await until(() => model.control.faults.pending === 0);

  const taken = await rig.actors.takeOver(await rig.refOf(601), rig.by);
  thinking.resolve();

  expect(taken).toMatchObject({ mode: "operator", generation: 2, lastAutomaticReply: "none" });
  await until(async () => (await rig.decisionsOf(601)).some(({ kind }) => kind === "takenOver"));
  expect(rig.telegram.sentTo(601)).toEqual([]);
  expect((await rig.messagesOf(601)).map(({ author }) => author)).toEqual(["contact"]);
});

test("a takeover while the bot's reply is being sent waits for it, and says that it left", async () => {
  const sending = gate();
  rig.telegram.faults.next({ kind: "hold", until: sending.promise }, { when: ({ chatId }) => chatId === 602 });
  const boris = rig.bot.person({ id: 602, firstName: "Борис" });
  await rig.receive(boris.compose("здравствуйте"));
  await rig.message(602, ({ status }) => status === "reserved");

  const confirmation = rig.actors.takeOver(await rig.refOf(602), rig.by);
  await expect(Promise.race([confirmation, pause(200, "not yet")])).resolves.toBe("not yet");
  sending.resolve();

  await expect(confirmation).resolves.toMatchObject({ lastAutomaticReply: "left" });
});

test("after a takeover the bot stays silent until the conversation is handed back, and then answers what nobody did", async () => {
  const vera = rig.bot.person({ id: 603, firstName: "Вера" });
  await rig.receive(vera.compose("здравствуйте"));
  await rig.message(603, ({ status }) => status === "sent");
  await rig.actors.takeOver(await rig.refOf(603), rig.by);

  await rig.receive(vera.compose("айфон 12 не включается"));
  expect(await rig.actors.state((await rig.conversationOf(603)).id)).toMatchObject({ mode: "operator" });
  expect(rig.telegram.sentTo(603)).toHaveLength(1);

  await rig.actors.handBack(await rig.refOf(603), rig.by);
  await until(() => rig.telegram.sentTo(603).length === 2);
});

test("a conversation that one operator holds is refused to another, with a stable code", async () => {
  const gleb = rig.bot.person({ id: 604, firstName: "Глеб" });
  await rig.receive(gleb.compose("здравствуйте"));
  await rig.actors.takeOver(await rig.refOf(604), rig.by);

  const other = { operatorId: "opr_000000000000", name: "Олег" } as const;
  await expect(rig.actors.takeOver(await rig.refOf(604), other)).rejects.toMatchObject({
    cause: { type: "conversation.taken" },
  });
});

test("an operator who simply answers has taken the conversation, and the bot's unfinished answer does not follow", async () => {
  const thinking = gate();
  model.control.faults.next({ kind: "hold", until: thinking.promise });
  const dina = rig.bot.person({ id: 605, firstName: "Дина" });
  await rig.receive(dina.compose("сколько стоит экран на iphone 11?"));
  await until(() => model.control.faults.pending === 0);

  const { id } = await rig.conversationOf(605);
  const reply = {
    conversationId: id,
    tenantId: rig.tenant.id,
    by: rig.by,
    text: "Сейчас посмотрю",
    clientKey: "key-605-1",
  };
  const { ring } = await queueReply(rig.db, reply);
  if (ring !== null) await rig.actors.replyQueued(ring);
  thinking.resolve();

  await rig.message(605, ({ status, author }) => author === "operator" && status === "sent");
  expect(rig.telegram.sentTo(605).map(({ text }) => text)).toEqual(["Сейчас посмотрю"]);
  expect(await rig.conversationOf(605)).toMatchObject({ mode: "operator", assigneeId: rig.by.operatorId });
});

test("a takeover wakes an actor that was at rest", async () => {
  const egor = rig.bot.person({ id: 606, firstName: "Егор" });
  await rig.receive(egor.compose("здравствуйте"), { ring: false });
  await expect(rig.actors.takeOver(await rig.refOf(606), rig.by)).resolves.toMatchObject({ mode: "operator" });
});
