import { WorkflowNotFoundError } from "@temporalio/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { until } from "../../support/until.ts";

let rig: ActorRig;
beforeAll(async () => {
  rig = await createActorRig({ variables: { CONVERSATION_IDLE_MS: "400" } });
});
afterAll(() => rig.close());

const resting = async (chatId: number) => {
  const { id } = await rig.conversationOf(chatId);
  const { status } = await rig.client.workflow.getHandle(`conversation/${id}`).describe();
  return status.name === "COMPLETED";
};

test("an idle actor completes, and the contact's next message re-creates it from Postgres", async () => {
  const anna = rig.bot.person({ id: 801, firstName: "Анна" });
  await rig.receive(anna.compose("здравствуйте"));
  await rig.message(801, ({ status }) => status === "sent");
  await until(() => resting(801));

  await rig.receive(anna.compose("айфон 11 не заряжается"));
  await until(() => rig.telegram.sentTo(801).length === 2);
  expect((await rig.messagesOf(801)).map(({ author }) => author)).toEqual(["contact", "bot", "contact", "bot"]);
});

test("an actor that rests while an operator holds the conversation wakes in the operator's hands", async () => {
  const boris = rig.bot.person({ id: 802, firstName: "Борис" });
  await rig.receive(boris.compose("здравствуйте"));
  await rig.actors.takeOver(await rig.refOf(802), rig.by);
  const sentBefore = rig.telegram.sentTo(802).length;
  await until(() => resting(802));

  await rig.receive(boris.compose("вы тут?"));
  const { id } = await rig.conversationOf(802);
  await expect(rig.actors.state(id)).resolves.toMatchObject({ mode: "operator", generation: 2 });
  expect(rig.telegram.sentTo(802)).toHaveLength(sentBefore);
});

test("the bell rings once: while it is set, further messages wake nobody", async () => {
  await rig.stopWork();
  const vera = rig.bot.person({ id: 803, firstName: "Вера" });
  const rings = [];
  for (const text of ["здравствуйте", "у меня", "айфон 11", "экран", "разбит"]) {
    rings.push(await rig.receive(vera.compose(text)));
  }
  expect(rings.map((rung) => rung.length)).toEqual([1, 0, 0, 0, 0]);

  await rig.startWork();
  await rig.message(803, ({ status }) => status === "sent");
  expect(rig.telegram.sentTo(803)).toHaveLength(1);
  expect(await rig.conversationOf(803)).toMatchObject({ inboundBell: "quiet", answeredSeq: 5 });
});

test("a message stored without any ring is answered when the actor next looks, as after an outage of Temporal", async () => {
  const gleb = rig.bot.person({ id: 804, firstName: "Глеб" });
  await rig.receive(gleb.compose("здравствуйте"), { ring: false });
  await rig.actors.messageArrived(await rig.refOf(804)); // what the sweeper does
  const reply = await rig.message(804, ({ status }) => status === "sent");
  expect(reply).toMatchObject({ author: "bot", seq: 2 });
});

test("a long history is handed over to a fresh run, and the conversation goes on", async () => {
  const dina = rig.bot.person({ id: 805, firstName: "Дина" });
  await rig.receive(dina.compose("здравствуйте"));
  const { id } = await rig.conversationOf(805);
  const handle = rig.client.workflow.getHandle(`conversation/${id}`);
  const firstRun = (await handle.describe()).runId;
  const conversation = await rig.refOf(805);
  const isHandedOver = async () => (await handle.describe()).runId !== firstRun;
  await until(async () => {
    await Promise.all(Array.from({ length: 100 }, () => rig.actors.messageArrived(conversation)));
    return (await isHandedOver()) || (await handle.describe()).historyLength > 1_000;
  });
  await until(isHandedOver); // Temporal refuses to end a run while signals keep coming
  await rig.receive(dina.compose("сколько стоит экран на iphone 11"));
  await until(() => rig.telegram.sentTo(805).length === 2);
  // Where an earlier ring had the message read before its own was heard, that one finds nothing to answer and silences the bell.
  await until(async () => (await rig.conversationOf(805)).inboundBell === "quiet");
  expect(await rig.conversationOf(805)).toMatchObject({ answeredSeq: 3 });
  expect(rig.telegram.sentTo(805)).toHaveLength(2);
});

test("nobody is asked when an actor has never been needed", async () => {
  await expect(rig.actors.state("con_0000000000000000")).rejects.toBeInstanceOf(WorkflowNotFoundError);
});
