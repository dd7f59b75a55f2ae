import { afterAll, beforeAll, expect, test } from "vitest";
import { snoozeConversation } from "../../../commands/snoozeConversation.ts";
import { takeConversation } from "../../../commands/takeConversation.ts";
import { NotificationRecord } from "../../../entities/notificationRecord.ts";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { until } from "../../support/until.ts";

let rig: ActorRig;
beforeAll(async () => {
  rig = await createActorRig({ settings: { startMode: "operator" } });
});
afterAll(() => rig.close());

const write = (chatId: number, text: string) =>
  rig.receive(rig.bot.person({ id: chatId, firstName: "Жанна" }).compose(text));

async function snooze(chatId: number, wakeAt: Date | null) {
  const { id: conversationId } = await rig.conversationOf(chatId);
  await takeConversation(rig.db, conversationId, rig.by);
  const ring = await snoozeConversation(rig.db, { tenantId: rig.tenant.id, conversationId, until: wakeAt, by: rig.by });
  if (ring !== null) await rig.actors.replyQueued(ring);
  return conversationId;
}

const soon = () => new Date(Date.now() + 1_500);

test("a snoozed conversation comes back at its time, says why, and tells whose it is", async () => {
  await write(801, "перезвоню завтра");
  const conversationId = await snooze(801, soon());
  expect(await rig.conversationOf(801)).toMatchObject({ status: "snoozed" });
  await until(async () => (await rig.conversationOf(801)).status === "open");
  const decisions = await rig.decisionsOf(801);
  expect(decisions.map(({ kind }) => kind)).toEqual(["takenOver", "snoozed", "snoozeEnded"]);
  const [told] = await rig.db.getRepository(NotificationRecord).findBy({ conversationId });
  expect(told).toMatchObject({ kind: "snoozeEnded", operatorId: rig.by.operatorId });
});

test("the time is kept though no worker was alive when it came", async () => {
  await write(802, "перезвоню завтра");
  await snooze(802, soon());
  await until(async () => (await rig.conversationOf(802)).outboxBell === "quiet");
  await rig.stopWork();
  const { snoozedUntil } = await rig.conversationOf(802);
  await until(() => Date.now() > (snoozedUntil?.getTime() ?? Infinity));
  expect(await rig.conversationOf(802)).toMatchObject({ status: "snoozed" });
  await rig.startWork();
  await until(async () => (await rig.conversationOf(802)).status === "open");
});

test("who writes into a snoozed conversation brings it back at once", async () => {
  await write(803, "перезвоню завтра");
  await snooze(803, new Date(Date.now() + 86_400_000));
  await write(803, "нет, уже сегодня");
  expect(await rig.conversationOf(803)).toMatchObject({ status: "open", snoozedUntil: null });
});

test("a deadline that is put forward is kept at its new time", async () => {
  await write(804, "перезвоню завтра");
  await snooze(804, new Date(Date.now() + 86_400_000));
  await until(async () => (await rig.conversationOf(804)).outboxBell === "quiet");
  const wakeAt = soon();
  await snooze(804, wakeAt);
  await until(async () => (await rig.conversationOf(804)).status === "open");
  expect(Date.now()).toBeGreaterThanOrEqual(wakeAt.getTime());
});
