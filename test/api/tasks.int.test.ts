import { afterAll, beforeAll, expect, test } from "vitest";
import { createTask as createTaskCommand } from "../../commands/tasks/createTask.ts";
import { remindOfTasks } from "../../commands/tasks/remindOfTasks.ts";
import {
  createCompany,
  createCompanyContact,
  listCompanyTimeline,
  listContactTimeline,
} from "../../contracts/endpoints/companies.ts";
import { mergeCompanies } from "../../contracts/endpoints/companyMerges.ts";
import { listNotifications } from "../../contracts/endpoints/notifications.ts";
import {
  changeTask,
  completeTask,
  countTasks,
  createTask,
  deleteTask,
  getTask,
  listTasks,
  reopenTask,
} from "../../contracts/endpoints/tasks.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildBranch } from "../support/builders.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { openSocket } from "./realtimeClient.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Signed = Awaited<ReturnType<TestApi["signInTo"]>>;

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
let keys = 0;
const add = async ({ token }: Signed, more: object = {}) => {
  keys += 1;
  const body = { clientKey: `task-key-${keys}`, title: "Перезвонить", ...more };
  return (await api.call(createTask, { token, body })).result;
};
const titlesOf = async ({ token }: Signed, query: Record<string, string> = {}) =>
  (await api.call(listTasks, { token, query })).result.tasks.map(({ title }) => title);
const done = async ({ token }: Signed, taskId: string) =>
  (await api.call(completeTask, { token, params: { taskId } })).result;
const told = async ({ token }: Signed) =>
  (await api.call(listNotifications, { token })).result.notifications.map(({ kind, taskTitle, by }) => ({
    kind,
    taskTitle,
    by,
  }));

async function newTenant(): Promise<{ readonly tenant: TenantRecord; readonly anna: Signed }> {
  const tenant = await api.addTenant();
  return { tenant, anna: await api.signInTo(tenant) };
}

test("a task that is asked for twice by the same key is one task", async () => {
  const { anna } = await newTenant();
  const body = { clientKey: "double-click", title: "Выставить счёт" };
  const answers = await Promise.all([1, 2, 3].map(() => api.call(createTask, { token: anna.token, body })));
  expect(new Set(answers.map(({ result }) => result.id)).size).toBe(1);
  expect(await titlesOf(anna)).toEqual(["Выставить счёт"]);
});

test("open tasks stand by when they are due, those without a date last, page by page; done ones the latest first", async () => {
  const { anna } = await newTenant();
  await add(anna, { title: "когда-нибудь" });
  await add(anna, { title: "завтра", dueAt: inHours(24) });
  const late = await add(anna, { title: "вчера", dueAt: inHours(-24) });
  const first = (await api.call(listTasks, { token: anna.token, query: { limit: 2 } })).result;
  expect(first.tasks.map(({ title, isOverdue }) => [title, isOverdue])).toEqual([
    ["вчера", true],
    ["завтра", false],
  ]);
  expect(await titlesOf(anna, { cursor: first.next ?? "" })).toEqual(["когда-нибудь"]);
  await done(anna, late.id);
  expect(await titlesOf(anna)).toEqual(["завтра", "когда-нибудь"]);
  expect(await titlesOf(anna, { state: "done" })).toEqual(["вчера"]);
});

test("what is late and what is for today is found and counted; an all-day task is late when its day is over", async () => {
  const { anna } = await newTenant();
  await api.db.query(
    `UPDATE tenants SET settings = settings || '{"timeZone": "UTC"}' WHERE id = (
    SELECT "tenantId" FROM operators WHERE id = $1)`,
    [anna.id],
  );
  const today = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(Date.now() - 24 * HOUR_MS).toISOString().slice(0, 10);
  await add(anna, { title: "весь день", dueAt: `${today}T00:00:00Z`, isAllDay: true });
  await add(anna, { title: "весь вчерашний день", dueAt: `${yesterday}T00:00:00Z`, isAllDay: true });
  await add(anna, { title: "потом", dueAt: inHours(48) });
  expect(await titlesOf(anna, { due: "overdue" })).toEqual(["весь вчерашний день"]);
  expect(await titlesOf(anna, { due: "today" })).toEqual(["весь день"]);
  expect((await api.call(countTasks, { token: anna.token })).result).toEqual({ overdue: 1, today: 1 });
});

test("a task in a conversation stands in the histories of its contact and of their company when it is made and when it is done", async () => {
  const { tenant, anna } = await newTenant();
  const inbox = await openInbox(api, tenant);
  const { id: conversationId, contactId } = await inbox.receive("Сколько стоит?");
  const { id: companyId } = (await api.call(createCompany, { token: anna.token, body: { name: "ООО Ромашка" } }))
    .result;
  await api.db.query(`UPDATE contacts SET "companyId" = $2 WHERE id = $1`, [contactId, companyId]);
  const task = await add(anna, { title: "Отправить смету", conversationId });
  expect(task).toMatchObject({ contactId, companyId, companyName: "ООО Ромашка", authorName: "Анна" });
  await done(anna, task.id);
  await done(anna, task.id);
  const ofCompany = (await api.call(listCompanyTimeline, { token: anna.token, params: { companyId } })).result.entries;
  const taskLines = ofCompany.filter(({ kind }) => kind.startsWith("task."));
  expect(taskLines.map(({ kind, facts }) => [kind, facts["title"]])).toEqual([
    ["task.done", "Отправить смету"],
    ["task.created", "Отправить смету"],
  ]);
  const ofContact = (await api.call(listContactTimeline, { token: anna.token, params: { contactId } })).result.entries;
  expect(ofContact.map(({ kind }) => kind)).toContain("task.done");
  expect(await titlesOf(anna, { state: "done", conversationId, whose: "all" })).toEqual(["Отправить смету"]);
});

test("whoever is given a task hears of it once and at once; whoever loses it hears that too", async () => {
  const { tenant, anna } = await newTenant();
  const boris = await api.signInTo(tenant, "MANAGER");
  const vera = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: boris.id }, { scope: "SELF" });
  const socket = openSocket(api.url);
  await socket.hello(boris.token);
  const task = await add(anna, { title: "Позвонить", assigneeId: boris.id });
  expect(await told(boris)).toEqual([{ kind: "taskAssigned", taskTitle: "Позвонить", by: "Анна" }]);
  const params = { taskId: task.id };
  await api.call(changeTask, { token: anna.token, params, body: { assigneeId: vera.id } });
  await until(
    () => socket.events().filter(({ kind, taskId }) => kind === "task.changed" && taskId === task.id).length === 2,
  );
  expect(await titlesOf(boris, { whose: "all" })).toEqual([]);
  expect((await api.call(getTask, { token: boris.token, params })).code).toBe("task.not_found");
  expect(await told(vera)).toMatchObject([{ kind: "taskAssigned" }]);
  socket.close();
});

test("who may not assign gives tasks to nobody else, and a branch sees the tasks of its people", async () => {
  const { tenant, anna } = await newTenant();
  const branch = await buildBranch(api.db, tenant);
  const head = await api.signInTo(tenant, "SALES_HEAD");
  const boris = await api.signInTo(tenant, "MANAGER");
  const operators = api.db.getRepository(OperatorRecord);
  await operators.update({ id: head.id }, { scope: "BRANCH", branchId: branch.id });
  await operators.update({ id: boris.id }, { scope: "SELF", branchId: branch.id });
  await add(boris, { title: "моя" });
  await add(anna, { title: "чужая" });
  expect(await titlesOf(head, { whose: "all" })).toEqual(["моя"]);
  expect(await titlesOf(boris, { whose: "all" })).toEqual(["моя"]);
  const body = { clientKey: "for-another", title: "Сделай", assigneeId: head.id };
  expect((await api.call(createTask, { token: boris.token, body })).code).toBe("permission.denied");
});

test("a task is reminded of once, and again when it is put off", async () => {
  const { anna } = await newTenant();
  const task = await add(anna, { title: "Напомнить", dueAt: inHours(1), remindAt: inHours(-0.01) });
  await Promise.all([remindOfTasks(api.db), remindOfTasks(api.db)]);
  await remindOfTasks(api.db);
  expect(await told(anna)).toEqual([{ kind: "taskDue", taskTitle: "Напомнить", by: null }]);
  const params = { taskId: task.id };
  await api.call(changeTask, { token: anna.token, params, body: { remindAt: inHours(-0.001) } });
  await remindOfTasks(api.db);
  expect(await told(anna)).toHaveLength(2);
});

test("of what is done or deleted nobody is reminded", async () => {
  const { anna } = await newTenant();
  const [kept, gone] = [await add(anna, { remindAt: inHours(1) }), await add(anna, { remindAt: inHours(1) })];
  await done(anna, kept.id);
  await api.call(deleteTask, { token: anna.token, params: { taskId: gone.id } });
  await api.db.query(`UPDATE tasks SET "remindAt" = now() - interval '1 minute' WHERE "assigneeId" = $1`, [anna.id]);
  await remindOfTasks(api.db);
  expect(await told(anna)).toEqual([]);
});

test("a task that recurs is followed by the next one at the same time of day, reminded of as long before, however often it is ticked", async () => {
  const { anna } = await newTenant();
  const dueAt = inHours(2);
  const task = await add(anna, { title: "Отчёт", dueAt, remindAt: inHours(1), recurrence: "FREQ=WEEKLY" });
  const { next } = await done(anna, task.id);
  expect(next?.dueAt).toBe(new Date(Date.parse(dueAt) + 7 * 24 * HOUR_MS).toISOString());
  expect(Date.parse(next?.dueAt ?? "") - Date.parse(next?.remindAt ?? "")).toBeCloseTo(HOUR_MS, -2);
  expect((await done(anna, task.id)).next?.id).toBe(next?.id);
  expect(await titlesOf(anna)).toEqual(["Отчёт"]);

  await api.call(reopenTask, { token: anna.token, params: { taskId: task.id } });
  expect((await api.call(listTasks, { token: anna.token })).result.tasks.map(({ id }) => id)).toEqual([task.id]);
  expect((await done(anna, task.id)).next?.dueAt).toBe(next?.dueAt);
});

test("a rule without a next time is refused, and so is one without a due date", async () => {
  const { anna } = await newTenant();
  const body = { clientKey: "recurring", title: "Отчёт" };
  const ask = (more: object) => api.call(createTask, { token: anna.token, body: { ...body, ...more } });
  expect((await ask({ recurrence: "FREQ=DAILY" })).code).toBe("task.recurrence_invalid");
  const never = { dueAt: inHours(1), recurrence: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" };
  expect((await ask(never)).code).toBe("task.recurrence_invalid");
  expect((await ask({ dueAt: inHours(1), recurrence: "FREQ=SECONDLY" })).code).toBe("request.invalid");
});

test("what a touch run asks for is nobody's but its assignee's, and asked for again it is the same task", async () => {
  const { tenant, anna } = await newTenant();
  const ask = () =>
    createTaskCommand(api.db, {
      tenantId: tenant.id,
      fields: { title: "Узнать, всё ли работает", assigneeId: anna.id },
      by: { operatorId: null, name: null },
      createdBy: "touch/seq_1/ctc_1",
      clientKey: "step-2",
    });
  expect(await ask()).toBe(await ask());
  const { result } = await api.call(listTasks, { token: anna.token });
  expect(result.tasks).toMatchObject([{ authorId: null, createdBy: "touch/seq_1/ctc_1", assigneeId: anna.id }]);
  expect(await told(anna)).toMatchObject([{ kind: "taskAssigned" }]);
});

test("tasks of a company that is merged into another go with it", async () => {
  const { anna } = await newTenant();
  const { token } = anna;
  const [kept, merged] = await Promise.all(
    ["ООО Ромашка", "Ромашка"].map(async (name) => (await api.call(createCompany, { token, body: { name } })).result),
  );
  const companyId = kept?.id ?? "";
  const person = await api.call(createCompanyContact, {
    token,
    params: { companyId: merged?.id ?? "" },
    body: { firstName: "Пётр" },
  });
  await add(anna, { title: "Договор", contactId: person.result.id });
  await api.call(mergeCompanies, { token, params: { companyId }, body: { fromId: merged?.id } });
  expect(await titlesOf(anna, { companyId })).toEqual(["Договор"]);
});
