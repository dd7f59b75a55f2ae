import { afterAll, beforeAll, expect, test } from "vitest";
import { changeConversation } from "../../../commands/changeConversation.ts";
import { queueReply } from "../../../commands/queueReply.ts";
import { NotificationRecord } from "../../../entities/notificationRecord.ts";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { until } from "../../support/until.ts";

const closed = { week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, holidays: [] };

let rig: ActorRig;
beforeAll(async () => {
  rig = await createActorRig({ settings: { startMode: "operator" } });
});
afterAll(() => rig.close());

const settle = (given: object) =>
  rig.db.query(`UPDATE tenants SET settings = settings || $2 WHERE id = $1`, [rig.tenant.id, JSON.stringify(given)]);
const write = (chatId: number, text: string) =>
  rig.receive(rig.bot.person({ id: chatId, firstName: "Жанна" }).compose(text));
const kinds = async (chatId: number) => (await rig.decisionsOf(chatId)).map(({ kind, reason }) => `${kind} ${reason}`);
const quiet = (chatId: number) =>
  until(async () => {
    const { keptFor, waitingSince, outboxBell } = await rig.conversationOf(chatId);
    const isKept = keptFor !== null && (waitingSince === null) === !keptFor.split("/")[2];
    return outboxBell === "quiet" && isKept;
  });

async function reply(chatId: number, clientKey: string) {
  const { id: conversationId } = await rig.conversationOf(chatId);
  const { ring } = await queueReply(rig.db, {
    conversationId,
    tenantId: rig.tenant.id,
    by: rig.by,
    text: "Слушаю вас",
    clientKey,
  });
  if (ring !== null) await rig.actors.replyQueued(ring);
}

async function putOff(chatId: number, status: "open" | "pending") {
  const { id: conversationId } = await rig.conversationOf(chatId);
  const ring = await changeConversation(rig.db, { tenantId: rig.tenant.id, conversationId }, { status }, rig.by);
  if (ring !== null) await rig.actors.replyQueued(ring);
}

const breaches = async (chatId: number) => (await kinds(chatId)).filter((kind) => kind.startsWith("slaBreached"));

test("who writes out of hours is told so, once until the next opening, and why is written down", async () => {
  await settle({ businessHours: closed, offHoursText: "Мы спим до утра" });
  await write(601, "есть кто?");
  const told = await rig.message(601, ({ author, status }) => author === "bot" && status === "sent");
  expect(told.content).toEqual({ kind: "text", text: "Мы спим до утра" });
  await write(601, "ау");
  await reply(601, "off-hours-reply");
  await write(601, "спасибо");
  await quiet(601);
  expect((await rig.messagesOf(601)).filter(({ author }) => author === "bot")).toHaveLength(1);
  expect(await kinds(601)).toEqual(["toldOffHours hours.closed"]);
  await settle({ businessHours: {}, offHoursText: null });
});

test("a reply is due by the policy, and no longer when it is given; the next one has its own time", async () => {
  await settle({ sla: { firstReplyMinutes: 30, nextReplyMinutes: 10 } });
  await write(602, "здравствуйте");
  const due = await until(async () => (await rig.conversationOf(602)).replyDueAt);
  const { waitingSince } = await rig.conversationOf(602);
  expect(due.getTime() - (waitingSince?.getTime() ?? 0)).toBe(30 * 60_000);
  await reply(602, "sla-reply");
  await until(async () => (await rig.conversationOf(602)).replyDueAt === null);
  await write(602, "а сколько стоит?");
  const next = await until(async () => (await rig.conversationOf(602)).replyDueAt);
  const { waitingSince: since } = await rig.conversationOf(602);
  expect(next.getTime() - (since?.getTime() ?? 0)).toBe(10 * 60_000);
});

test("the time stands still while the conversation is put off, and goes on when it is not", async () => {
  await settle({ sla: { firstReplyMinutes: 30 } });
  await write(603, "здравствуйте");
  const due = await until(async () => (await rig.conversationOf(603)).replyDueAt);
  await putOff(603, "pending");
  await until(async () => (await rig.conversationOf(603)).replyDueAt === null);
  await putOff(603, "open");
  const later = await until(async () => (await rig.conversationOf(603)).replyDueAt);
  expect(later.getTime()).toBeGreaterThanOrEqual(due.getTime());
});

test("a broken promise is told once, to whose the conversation is", async () => {
  await settle({ sla: { firstReplyMinutes: 30 } });
  await write(604, "здравствуйте");
  await rig.actors.takeOver(await rig.refOf(604), rig.by);
  await until(async () => (await rig.conversationOf(604)).replyDueAt);
  const { id: conversationId } = await rig.conversationOf(604);
  await rig.db.query(
    `UPDATE conversations SET "slaAlarmAt" = now() - interval '1 second', "replyDueAt" = now() - interval '1 second',
       sla = sla || jsonb_build_object('replyDueAtMs', extract(epoch FROM now() - interval '1 second') * 1000) WHERE id = $1`,
    [conversationId],
  );
  await rig.actors.replyQueued(await rig.refOf(604));
  await until(async () => (await breaches(604)).length > 0);
  await rig.actors.replyQueued(await rig.refOf(604));
  await write(604, "ну что там?");
  await quiet(604);
  expect(await breaches(604)).toEqual(["slaBreached sla.firstReply"]);
  const told = await rig.db.getRepository(NotificationRecord).findBy({ conversationId, kind: "slaBreached" });
  expect(told.map(({ operatorId }) => operatorId)).toEqual([rig.by.operatorId]);
});
