import { afterAll, beforeAll, expect, test } from "vitest";
import { queueReply } from "../../../commands/queueReply.ts";
import { takeNext } from "../../../commands/takeNext.ts";
import { ContactRecord } from "../../../entities/contactRecord.ts";
import { ConversationRecord } from "../../../entities/conversationRecord.ts";
import { NotificationRecord } from "../../../entities/notificationRecord.ts";
import { until } from "../../support/until.ts";
import { createQueueRig } from "./queueRig.ts";
import type { QueueRig } from "./queueRig.ts";

let rig: QueueRig;
let chat = 1_000;
beforeAll(async () => {
  rig = await createQueueRig();
});
afterAll(() => rig.close());

const chats = (count: number) => Array.from({ length: count }, () => (chat += 1));
const writeAll = async (chatIds: readonly number[]) => {
  for (const chatId of chatIds) await rig.write(chatId);
};
const reasons = async (chatId: number) =>
  (await rig.decisionsOf(chatId)).map(({ kind, reason }) => `${kind} ${reason}`);

test("people of a team are served in turn, and each assignment says why and tells its holder", async () => {
  const team = await rig.team(["Анна", "Борис", "Вера"]);
  const chatIds = chats(6);
  await writeAll(chatIds);
  const holders = await Promise.all(chatIds.map((chatId) => rig.holder(chatId)));
  expect(holders.toSorted()).toEqual(["Анна", "Анна", "Борис", "Борис", "Вера", "Вера"]);
  expect(new Set(holders.slice(0, 3)).size).toBe(3);

  const [first = 0] = chatIds;
  const [decision] = await rig.decisionsOf(first);
  expect(decision).toMatchObject({
    kind: "assigned",
    reason: "assign.roundRobin",
    by: "rules",
    inputs: { to: holders[0], team: team.name },
  });
  const { id: conversationId, assigneeId } = await rig.conversationOf(first);
  const told = await rig.db.getRepository(NotificationRecord).findBy({ conversationId });
  expect(told).toMatchObject([{ kind: "assigned", operatorId: assigneeId }]);
});

test("nobody is given more than they have room for; when they have room again, who waited longest is served", async () => {
  const team = await rig.team(["Дина"]);
  await rig.present([{ id: team.idOf("Дина") }], { maxOpenConversations: 1 });
  const [first = 0, second = 0, third = 0] = chats(3);
  await rig.write(first);
  await rig.holder(first);
  await rig.write(second);
  await rig.write(third);
  await rig.settled();
  expect((await rig.conversationOf(second)).assigneeId).toBeNull();

  await rig.actors.close(await rig.refOf(first), { operatorId: team.idOf("Дина"), name: "Дина" });
  expect(await rig.holder(second)).toBe("Дина");
  expect(await reasons(second)).toContain("assigned assign.capacityFreed");
  await rig.settled();
  expect((await rig.conversationOf(third)).assigneeId).toBeNull();
});

test("an urgent conversation is served before those that have waited longer", async () => {
  const team = await rig.team(["Ева"]);
  await rig.present([{ id: team.idOf("Ева") }], { presence: "offline" });
  const [first = 0, urgent = 0] = chats(2);
  await writeAll([first, urgent]);
  const { id } = await rig.conversationOf(urgent);
  await rig.db.getRepository(ConversationRecord).update({ id }, { priority: "urgent" });
  await rig.present([{ id: team.idOf("Ева") }], { maxOpenConversations: 1 });
  expect(await rig.holder(urgent)).toBe("Ева");
  await rig.settled();
  expect((await rig.conversationOf(first)).assigneeId).toBeNull();
});

test("who waits while everybody is away is served by the first who comes", async () => {
  const team = await rig.team(["Зоя"]);
  await rig.present([{ id: team.idOf("Зоя") }], { seenAt: new Date(Date.now() - 600_000) });
  const [chatId = 0] = chats(1);
  await rig.write(chatId);
  await rig.settled();
  expect((await rig.conversationOf(chatId)).assigneeId).toBeNull();
  await rig.present([{ id: team.idOf("Зоя") }]);
  expect(await rig.holder(chatId)).toBe("Зоя");
});

test("the operator responsible for the contact comes before those whose turn it is", async () => {
  const team = await rig.team(["Инна", "Кира"]);
  await rig.present([{ id: team.idOf("Инна") }, { id: team.idOf("Кира") }], { presence: "busy" });
  const [chatId = 0] = chats(1);
  await rig.write(chatId);
  const { contactId } = await rig.conversationOf(chatId);
  await rig.db.getRepository(ContactRecord).update({ id: contactId }, { responsibleId: team.idOf("Кира") });
  await rig.present([{ id: team.idOf("Кира") }, { id: team.idOf("Инна") }]);
  expect(await rig.holder(chatId)).toBe("Кира");
  expect(await reasons(chatId)).toContain("assigned assign.responsible");
});

test("who does not answer in time loses it to the next; when everybody had it the heads are told, and it waits", async () => {
  const team = await rig.team(["Лена", "Мила"], { ladderSeconds: 1 });
  const [chatId = 0] = chats(1);
  await rig.write(chatId);
  const head = await until(async () => {
    const { id: conversationId } = await rig.conversationOf(chatId);
    return rig.db.getRepository(NotificationRecord).findOneBy({ conversationId, kind: "nobodyAnswers" });
  });
  expect([team.idOf("Лена"), team.idOf("Мила")]).toContain(head.operatorId);
  expect(await reasons(chatId)).toEqual([
    "assigned assign.roundRobin",
    "takenBack assign.noAnswer",
    "assigned assign.ladder",
    "takenBack assign.noAnswer",
    "takenBack assign.roundEnded",
  ]);
  expect(await rig.conversationOf(chatId)).toMatchObject({ assigneeId: null, teamId: team.id });
});

test("who answers in time keeps it", async () => {
  const team = await rig.team(["Нина", "Ольга"], { ladderSeconds: 2 });
  const [chatId = 0] = chats(1);
  await rig.write(chatId);
  const name = await rig.holder(chatId);
  const { id: conversationId, takeBackAt } = await rig.conversationOf(chatId);
  expect(takeBackAt).not.toBeNull();
  const by = { operatorId: team.idOf(name), name };
  await queueReply(rig.db, { conversationId, tenantId: rig.tenant.id, by, text: "Слушаю", clientKey: "queue-answer" });
  await until(() => Date.now() > (takeBackAt?.getTime() ?? Infinity) + 300);
  await rig.settled();
  expect(await rig.holder(chatId)).toBe(name);
  expect(await reasons(chatId)).toEqual(["assigned assign.roundRobin"]);
});

test("out of hours nobody is given anything; when the team opens its line is served", async () => {
  const closed = { week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, holidays: [] };
  const team = await rig.team(["Полина"], { businessHours: closed });
  const [chatId = 0] = chats(1);
  await rig.write(chatId);
  await rig.settled();
  expect((await rig.conversationOf(chatId)).assigneeId).toBeNull();
  await rig.db.query(
    `UPDATE teams SET "businessHours" = NULL, "queueBell" = 'ringing', "queueBellReason" = 'orderChanged' WHERE id = $1`,
    [team.id],
  );
  expect(await rig.holder(chatId)).toBe("Полина");
});

test("a person and the line never both get one: whoever comes first has it, and the others get others", async () => {
  const team = await rig.team(["Рита", "Света", "Тая"]);
  const chatIds = chats(12);
  const takers = [team.idOf("Рита"), team.idOf("Света"), team.idOf("Тая")];
  const writing = writeAll(chatIds);
  const taking = (async () => {
    const taken: string[] = [];
    for (let turn = 0; turn < 30; turn += 1) {
      const operatorId = takers[turn % takers.length];
      if (operatorId === undefined) break;
      const by = { operatorId, name: "сама" };
      const id = await takeNext(rig.db, { tenantId: rig.tenant.id, by, teamIds: [team.id] });
      if (id !== null) taken.push(id);
    }
    return taken;
  })();
  await writing;
  const taken = await taking;
  expect(new Set(taken).size).toBe(taken.length);
  for (const chatId of chatIds) {
    await rig.holder(chatId);
    const assignments = (await rig.decisionsOf(chatId)).filter(({ kind }) => kind === "assigned");
    expect(assignments).toHaveLength(1);
  }
});

test("a worker that is stopped in the middle loses nobody and gives nobody twice", async () => {
  await rig.team(["Ульяна", "Фаина"]);
  const chatIds = chats(10);
  await writeAll(chatIds.slice(0, 5));
  await rig.stopWork();
  await writeAll(chatIds.slice(5));
  await rig.startWork();
  for (const chatId of chatIds) {
    await rig.holder(chatId);
    expect((await rig.decisionsOf(chatId)).filter(({ kind }) => kind === "assigned")).toHaveLength(1);
  }
});

test("a conversation given by hand to a team waits in its line, and is served there", async () => {
  const from = await rig.team([], { order: "byHand" });
  const [chatId = 0] = chats(1);
  await rig.write(chatId);
  expect((await rig.conversationOf(chatId)).teamId).toBe(from.id);
  const to = await rig.team(["Эмма"]);
  await rig.actors.assign(await rig.refOf(chatId), rig.by, { kind: "team", id: to.id });
  expect(await rig.holder(chatId)).toBe("Эмма");
  expect(await reasons(chatId)).toEqual(["queued assign.byHand", "assigned assign.roundRobin"]);
});
