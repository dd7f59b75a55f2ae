import { afterAll, beforeAll, expect, test } from "vitest";
import type { BulkAction, BulkRun, BulkRunState } from "../../contracts/bulk.ts";
import { countSelection, getBulkRun, startBulkRun, stopBulkRun, undoBulkRun } from "../../contracts/endpoints/bulk.ts";
import type { BulkSelection } from "../../contracts/endpoints/bulk.ts";
import { listConversations, listDecisions } from "../../contracts/endpoints/conversations.ts";
import { changeConversation } from "../../contracts/endpoints/inbox.ts";
import { filterQueries } from "../../contracts/filterQueries.ts";
import type { ConversationId, OperatorId } from "../../contracts/ids.ts";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { ContactRecord } from "../../entities/contactRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { newId } from "../../entities/newId.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildChannelAccount } from "../support/builders.ts";
import { createTestNamespace } from "../support/testNamespace.ts";
import { until } from "../support/until.ts";
import { startWork } from "./startWork.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let endWork: () => Promise<void>;

beforeAll(async () => {
  api = await startTestApi({ variables: { TEMPORAL_NAMESPACE: await createTestNamespace() } });
  endWork = await startWork(api);
});
afterAll(async () => {
  await endWork();
  await api.close();
});

/** More than a page of the list, and than a page of a run. */
const MANY = 60;
const everything: BulkSelection = { kind: "query", query: filterQueries.all, search: "", name: "Все" };

test("a run changes all that a filter selects, beyond the page, and once however often it is ordered", async () => {
  const { tenant, operator, ids } = await people(MANY);
  const { token } = operator;
  expect((await api.call(countSelection, { query: { filter: "all" }, token })).result.count).toBe(MANY);

  const order = { body: { clientKey: "urgent-once", action: urgent, selection: everything }, token };
  const [one, other] = await Promise.all([api.call(startBulkRun, order), api.call(startBulkRun, order)]);
  expect(one.result).toMatchObject({ id: other.result.id, total: MANY });
  const late = await conversation(tenant, 0);

  const run = await ends(one.result, token, "done");
  expect(run).toMatchObject({ done: MANY, skipped: 0, filter: "Все" });
  expect(await prioritiesOf(ids)).toEqual(["urgent"]);
  expect(await prioritiesOf([late])).toEqual(["normal"]);
  expect(await entries(tenant, "conversation.changed")).toBe(MANY);
  for (const action of ["bulk.started", "bulk.ended"] as const) {
    const found = await api.db.getRepository(AuditEntryRecord).findBy({ tenantId: tenant.id, action });
    expect(found).toMatchObject([{ entityId: run.id, operatorId: operator.id, address: expect.stringMatching(/127/) }]);
  }
  const { decisions } = (await api.call(listDecisions, { params: { conversationId: ids[0] ?? "" }, token })).result;
  expect(decisions).toMatchObject([
    { kind: "changedInBulk", by: operator.name, inputs: { bulk: { others: MANY - 1, filter: "Все" } } },
  ]);
});

test("undoing puts back what nobody has changed since, and says what it left", async () => {
  const { operator, ids } = await people(3);
  const { token } = operator;
  const run = await ends(await start(urgent, everything, token), token, "done");
  const params = { conversationId: ids[1] ?? "" };
  await api.call(changeConversation, { params, body: { priority: "low" }, token: operator.token });

  await api.call(undoBulkRun, { params: { bulkRunId: run.id }, token });
  expect(await ends(run, token, "undone")).toMatchObject({ undone: 2, kept: 1, undoableUntil: null });
  expect(await prioritiesOf(ids)).toEqual(["low", "normal"]);
  const { left } = (await api.call(getBulkRun, { params: { bulkRunId: run.id }, token })).result;
  expect(left).toMatchObject([{ ...params, reason: "changedSince" }]);
  const again = await api.call(undoBulkRun, { params: { bulkRunId: run.id }, token });
  expect(again.code).toBe("bulk.not_undoable");
});

test("marking many as read is one's own, and undoing makes new again what was", async () => {
  const { tenant, operator, ids } = await people(2);
  const { token } = operator;
  const colleague = await api.signInTo(tenant);
  const unreadOf = async (whose: string) => {
    const { conversations } = (await api.call(listConversations, { token: whose })).result;
    return conversations.map(({ unread }) => unread);
  };
  const run = await ends(await start({ kind: "read" }, everything, token), token, "done");
  expect(run).toMatchObject({ done: ids.length });
  expect([await unreadOf(token), await unreadOf(colleague.token)]).toEqual([
    [0, 0],
    [1, 1],
  ]);
  await api.call(undoBulkRun, { params: { bulkRunId: run.id }, token });
  await ends(run, token, "undone");
  expect(await unreadOf(token)).toEqual([1, 1]);
});

test("closing many is closing each: by its actor, in its holder's name; undoing gives each back as it was", async () => {
  const { tenant, operator, ids } = await people(3);
  const { token } = operator;
  const holder = await api.signInTo(tenant, "MANAGER");
  const [held, , closed] = ids;
  await change([held], { assigneeId: holder.id });
  await change([closed], { status: "resolved" });

  const run = await ends(await start({ kind: "close" }, { kind: "ids", ids }, token), token, "done");
  expect(run).toMatchObject({ done: 2, skipped: 1 });
  expect(await entries(tenant, "conversation.closed")).toBe(2);
  expect(await rowOf(held)).toMatchObject({ status: "resolved", mode: "bot", assigneeId: holder.id, unread: 0 });

  await api.call(undoBulkRun, { params: { bulkRunId: run.id }, token });
  expect(await ends(run, token, "undone")).toMatchObject({ undone: 2 });
  expect(await rowOf(held)).toMatchObject({ status: "open", mode: "operator", assigneeId: holder.id, unread: 1 });
  expect(await rowOf(ids[1])).toMatchObject({ status: "open", mode: "operator", assigneeId: null });
  expect(await rowOf(closed)).toMatchObject({ status: "resolved" });
});

test("a run reaches no further than its operator sees when a conversation's turn comes", async () => {
  const { tenant, ids } = await people(3);
  const own = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: own.id }, { scope: "SELF" });
  await change(ids.slice(0, 2), { assigneeId: own.id });

  const run = await whileBusyWith(ids[0], async () => {
    const started = await start(urgent, everything, own.token);
    await change([ids[1]], { assigneeId: null });
    return started;
  });
  expect(run.total).toBe(2);
  expect(await ends(run, own.token, "done")).toMatchObject({ done: 1, skipped: 1 });
  const { left } = (await api.call(getBulkRun, { params: { bulkRunId: run.id }, token: own.token })).result;
  expect(left).toEqual([{ conversationId: ids[1], contactName: null, reason: "outOfSight" }]);
  expect(await prioritiesOf(ids.slice(1))).toEqual(["normal"]);
});

test("a run that is stopped leaves the rest as it is, and what it did can be undone", async () => {
  const { operator, ids } = await people(3);
  const { token } = operator;
  const run = await whileBusyWith(ids[0], async () => {
    const started = await start(urgent, everything, token);
    await until(async () => (await waitingForLocks()) > 0);
    const { result } = await api.call(stopBulkRun, { params: { bulkRunId: started.id }, token });
    expect(result.state).toBe("stopped");
    return started;
  });
  await until(async () => (await readRun(run, token)).done === 1);
  expect(await prioritiesOf(ids.slice(1))).toEqual(["normal"]);
  await api.call(undoBulkRun, { params: { bulkRunId: run.id }, token });
  expect(await ends(run, token, "undone")).toMatchObject({ undone: 1 });
  expect(await prioritiesOf(ids)).toEqual(["normal"]);
});

test("what is refused for one conversation is told with its reason, and the others go on", async () => {
  const { operator, ids } = await people(2);
  await change([ids[0]], { status: "resolved" });
  const selection: BulkSelection = { kind: "ids", ids };
  const run = await ends(await start({ kind: "pending" }, selection, operator.token), operator.token, "done");
  expect(run).toMatchObject({ done: 1, skipped: 1 });
  const { left } = (await api.call(getBulkRun, { params: { bulkRunId: run.id }, token: operator.token })).result;
  expect(left).toMatchObject([{ conversationId: ids[0], reason: "conversation.closed" }]);
});

const urgent: BulkAction = { kind: "priority", priority: "urgent" };

async function start(action: BulkAction, selection: BulkSelection, token: string): Promise<BulkRun> {
  const body = { clientKey: newId("blk"), action, selection };
  return (await api.call(startBulkRun, { body, token })).result;
}

const readRun = async ({ id }: BulkRun, token: string): Promise<BulkRun> =>
  (await api.call(getBulkRun, { params: { bulkRunId: id }, token })).result.run;

const ends = (run: BulkRun, token: string, state: BulkRunState): Promise<BulkRun> =>
  until(async () => {
    const now = await readRun(run, token);
    return now.state === state && now;
  });

/** A company with so many conversations that wait for people, the one with the latest message first. */
async function people(count: number) {
  const tenant = await api.addTenant();
  const operator = await api.signInTo(tenant);
  const ids: ConversationId[] = [];
  for (let minutes = 1; minutes <= count; minutes += 1) ids.push(await conversation(tenant, minutes));
  return { tenant, operator, ids };
}

async function conversation(tenant: TenantRecord, minutesAgo: number): Promise<ConversationId> {
  const ofTenant = { tenantId: tenant.id, createdAt: new Date() };
  const earlier = await api.db.getRepository(ChannelAccountRecord).findOneBy({ tenantId: tenant.id });
  const settings = { token: "1:x" };
  const account =
    earlier ?? (await buildChannelAccount(api.db, api.deps.sealer, { tenant, kind: "telegramBot", settings }));
  const id = newId("con");
  const contactId = newId("ctc");
  await api.db.getRepository(ContactRecord).save({ id: contactId, name: "Иван", phone: null, ...ofTenant });
  await api.db.getRepository(ConversationRecord).save({
    id,
    contactId,
    channelAccountId: account.id,
    externalChatId: id,
    mode: "operator",
    unread: 1,
    lastActivityAt: new Date(Date.now() - minutesAgo * 60_000),
    ...ofTenant,
  });
  return id;
}

interface Change {
  readonly status?: "resolved";
  readonly assigneeId?: OperatorId | null;
}

async function change(ids: readonly (ConversationId | undefined)[], to: Change): Promise<void> {
  for (const id of ids) if (id !== undefined) await api.db.getRepository(ConversationRecord).update({ id }, to);
}

const rowOf = (id: ConversationId | undefined) =>
  api.db.getRepository(ConversationRecord).findOneByOrFail({ id: id ?? newId("con") });

/** The different priorities that these have. */
async function prioritiesOf(ids: readonly ConversationId[]): Promise<string[]> {
  const found: { priority: string }[] = await api.db.query(
    `SELECT DISTINCT priority FROM conversations WHERE id = ANY($1) ORDER BY 1`,
    [ids],
  );
  return found.map(({ priority }) => priority);
}

const entries = (tenant: TenantRecord, action: AuditEntryRecord["action"]): Promise<number> =>
  api.db.getRepository(AuditEntryRecord).countBy({ tenantId: tenant.id, action });

/** Somebody else writes to a conversation for as long as this takes, so that a run stands still there. */
const whileBusyWith = <Result>(id: ConversationId | undefined, during: () => Promise<Result>): Promise<Result> =>
  api.db.transaction(async (manager) => {
    await manager.query(`SELECT 1 FROM conversations WHERE id = $1 FOR UPDATE`, [id]);
    return during();
  });

async function waitingForLocks(): Promise<number> {
  const [waiting]: { count: number }[] = await api.db.query(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR UPDATE OF c%'`,
  );
  return waiting?.count ?? 0;
}
