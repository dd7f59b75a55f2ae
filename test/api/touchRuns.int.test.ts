import { afterAll, beforeAll, expect, test } from "vitest";
import { publicBeginRun } from "../../contracts/endpoints/public.ts";
import { beginRuns, countContacts } from "../../contracts/endpoints/sequences.ts";
import {
  countTouchRuns,
  getContactTouches,
  getTouchRun,
  listTouchRuns,
  moveRuns,
  orderTouchRun,
  orderTouchRuns,
  previewMove,
  suppressContact,
} from "../../contracts/endpoints/touchRuns.ts";
import type { SequenceRecord } from "../../entities/sequenceRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";
import { buildSequence, publishVersion } from "../support/buildSequence.ts";
import { askedPrice, buildTouchRun } from "../support/buildTouchRun.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;
let inbox: Awaited<ReturnType<typeof openInbox>>;
beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  inbox = await openInbox(api, tenant);
  ({ token } = await api.signInTo(tenant));
});
afterAll(() => api.close());

const runsOf = async (sequence: SequenceRecord, query: Record<string, string | number> = {}) =>
  (await api.call(listTouchRuns, { token, query: { sequenceId: sequence.id, ...query } })).result;

test("runs come the latest first, a page at a time, by whatever they are looked for", async () => {
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const contacts = [await inbox.receive("раз"), await inbox.receive("два"), await inbox.receive("три")];
  const runs = [];
  for (const { contactId, id } of contacts)
    runs.push(await buildTouchRun(api.db, sequence, { contactId, conversationId: id }));
  const ids = runs.map(({ id }) => id).toReversed();

  const page = await runsOf(sequence, { limit: 2 });
  expect([page.runs.map(({ id }) => id), page.hasMore]).toEqual([ids.slice(0, 2), true]);
  const rest = await runsOf(sequence, { limit: 2, before: page.runs[1]?.id ?? "" });
  expect([rest.runs.map(({ id }) => id), rest.hasMore]).toEqual([ids.slice(2), false]);
  expect(page.runs[0]).toMatchObject({ sequenceName: "Ремонт готов", channelKind: "telegramBot", status: "running" });

  expect((await runsOf(sequence, { contactId: contacts[0]?.contactId ?? "" })).runs).toHaveLength(1);
  expect((await runsOf(sequence, { stepId: "say" })).runs).toHaveLength(0);
  expect((await runsOf(sequence, { status: "running", version: 1, stepId: "wait" })).runs).toHaveLength(3);
});

test("runs are counted by how they stand, how they ended, and where", async () => {
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const contacts = [await inbox.receive("раз"), await inbox.receive("два"), await inbox.receive("три")];
  const [one, two, three] = contacts.map(({ contactId }) => ({ contactId }));
  if (!one || !two || !three) throw new Error("Nobody has written.");
  await buildTouchRun(api.db, sequence, one);
  await buildTouchRun(api.db, sequence, { ...two, status: "paused" });
  await buildTouchRun(api.db, sequence, { ...three, status: "ended", outcome: "goal", stepId: null });
  const query = { sequenceId: sequence.id };
  expect((await api.call(countTouchRuns, { token, query })).result).toEqual({
    count: 3,
    statuses: { running: 1, paused: 1, ended: 1 },
    outcomes: { goal: 1 },
    steps: { wait: 2 },
  });
});

test("a run shows its history, what it runs by and its actor; a contact shows their runs", async () => {
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const { contactId } = await inbox.receive("Сколько стоит?");
  const { id } = await buildTouchRun(api.db, sequence, { contactId });
  await api.db.query(
    `INSERT INTO touch_run_lines ("runId", place, "tenantId", ordinal, attempt, "stepId", outcome, why, facts, at)
     VALUES ($1, 0, $2, 1, 0, 'wait', 'begun', 'wait', '{"untilMs": 5}', to_timestamp(1))`,
    [id, tenant.id],
  );
  const { result } = await api.call(getTouchRun, { token, params: { touchRunId: id } });
  expect(result.lines).toEqual([
    { ordinal: 1, attempt: 0, stepId: "wait", outcome: "begun", why: "wait", facts: { untilMs: 5 }, atMs: 1_000 },
  ]);
  expect(result.definition.start).toBe("wait");
  expect(result.workflowId).toBe(`touch/${sequence.id}/${contactId}`);
  const touches = (await api.call(getContactTouches, { token, params: { contactId } })).result;
  expect([touches.runs.map((run) => run.id), touches.suppressed]).toEqual([[id], null]);
});

test("who does not see a contact does not see their runs", async () => {
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const { contactId } = await inbox.receive("Сколько стоит?");
  const { id } = await buildTouchRun(api.db, sequence, { contactId });
  const other = await api.signInTo(tenant, "MANAGER");
  await api.db.query(`UPDATE operators SET scope = 'SELF' WHERE id = $1`, [other.id]);
  expect((await api.call(getTouchRun, { token: other.token, params: { touchRunId: id } })).code).toBe(
    "touch_run.not_found",
  );
  const { result } = await api.call(listTouchRuns, { token: other.token, query: { sequenceId: sequence.id } });
  expect(result.runs).toEqual([]);
});

/** A sequence with a run of each of so many new contacts. */
async function underWay(count: number) {
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const runs = [];
  for (let place = 0; place < count; place += 1) {
    const { contactId } = await inbox.receive("Сколько стоит?");
    runs.push(await buildTouchRun(api.db, sequence, { contactId }));
  }
  return { sequence, ids: runs.map(({ id }) => id), runs };
}
const order = (body: unknown) => api.call(orderTouchRuns, { token, body });
const auditOf = (ids: readonly string[]): Promise<{ after: { order: string } }[]> =>
  api.db.query(`SELECT after FROM audit_entries WHERE action = 'touchRun.ordered' AND "entityId" = ANY($1)`, [ids]);

test("one run is paused, goes on, and is cancelled; then it may only begin anew", async () => {
  const { ids, runs } = await underWay(1);
  const [touchRunId = ""] = ids;
  const give = (wanted: string) => api.call(orderTouchRun, { token, params: { touchRunId }, body: { order: wanted } });
  expect((await give("pause")).result.status).toBe("paused");
  expect((await give("pause")).result.status).toBe("paused");
  expect((await give("resume")).result.status).toBe("running");
  expect((await give("skip")).result.state.stepId).toBe("say");
  expect((await give("cancel")).result).toMatchObject({ status: "ended", state: { end: { outcome: "cancelled" } } });
  expect((await give("pause")).code).toBe("touch_run.ended");
  expect((await give("rerun")).status).toBe(200);
  const contactId = runs[0]?.contactId ?? "";
  const { result } = await api.call(getContactTouches, { token, params: { contactId } });
  expect(result.runs.map(({ status }) => status)).toEqual(["running", "ended"]);
});

test("what is wanted of a whole filter is done to each that fits, unless there are more than were shown", async () => {
  const { sequence, ids } = await underWay(3);
  const filter = { sequenceId: sequence.id };
  expect((await order({ filter, order: "pause", expected: 2 })).code).toBe("touch_runs.more");
  expect((await order({ filter, order: "pause", expected: 3 })).result).toEqual({ done: 3, left: {}, next: null });
  expect((await runsOf(sequence, { status: "paused" })).runs).toHaveLength(3);
  expect((await order({ filter, order: "resume", expected: 3 })).result.done).toBe(3);
  await api.call(orderTouchRun, { token, params: { touchRunId: ids[0] ?? "" }, body: { order: "cancel" } });
  expect((await order({ filter, order: "pause", expected: 3 })).result).toEqual({
    done: 2,
    left: { "touch_run.ended": 1 },
    next: null,
  });
  expect((await order({ filter, order: "cancel", expected: 3 })).result).toEqual({
    done: 2,
    left: { "touch_run.ended": 1 },
    next: null,
  });
  const orders = Map.groupBy(await auditOf(ids), ({ after }) => after.order);
  expect(Object.fromEntries([...orders].map(([wanted, entries]) => [wanted, entries.length]))).toEqual({
    cancel: 3,
    pause: 5,
    resume: 3,
  });
});

test("those who wait are moved to another version after a look at what that does", async () => {
  const { sequence, ids } = await underWay(3);
  // One that has ended is neither counted nor moved.
  await api.call(orderTouchRun, { token, params: { touchRunId: ids[0] ?? "" }, body: { order: "cancel" } });
  await publishVersion(api.db, sequence, {
    ...askedPrice,
    start: "pause",
    steps: [
      { id: "pause", kind: "wait", wait: { kind: "for", duration: { amount: 1, unit: "days" } }, next: "say" },
      { id: "say", kind: "send", text: "Подсказать по цене?", next: null },
    ],
  });
  const filter = { sequenceId: sequence.id, version: 1 };
  const preview = await api.call(previewMove, { token, body: { filter, toVersion: 2 } });
  expect(preview.result).toEqual({ count: 2, moves: [{ stepId: "wait", runs: 2, to: null }] });
  const move = (places: Record<string, string>) =>
    api.call(moveRuns, { token, body: { filter, toVersion: 2, places, expected: 2 } });
  expect((await move({})).result).toEqual({ moved: 0, left: 2, next: null });
  expect((await move({ wait: "pause" })).result).toEqual({ moved: 2, left: 0, next: null });
  const moved = await runsOf(sequence, { version: 2 });
  expect(moved.runs.map(({ state }) => state.stepId)).toEqual(["pause", "pause"]);
  expect((await api.call(previewMove, { token, body: { filter, toVersion: 9 } })).code).toBe("sequence.not_found");
});

test("contacts begin a sequence by hand, once however often the order is sent", async () => {
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const people = [await inbox.receive("раз"), await inbox.receive("два")];
  const begin = (clientKey: string, selection: unknown, params = { sequenceId: sequence.id }) =>
    api.call(beginRuns, { token, params, body: { clientKey, selection } });
  const ids = { kind: "ids", ids: people.map(({ contactId }) => contactId) };
  expect((await begin("by-hand-1", ids)).result).toEqual({ began: 2, left: {} });
  expect((await begin("by-hand-1", ids)).result).toEqual({ began: 2, left: {} });
  expect((await begin("by-hand-2", ids)).result).toEqual({ began: 0, left: { "begin.running": 2 } });
  expect((await runsOf(sequence)).runs).toHaveLength(2);

  const where = { match: "all", of: [{ fact: "contact.name", operator: "is", value: "Пётр Единственный" }] };
  await api.db.query(`UPDATE contacts SET name = 'Пётр Единственный' WHERE id = $1`, [people[0]?.contactId]);
  const counted = (await api.call(countContacts, { token, body: { where } })).result;
  expect(counted).toEqual({ count: 1, first: [{ id: people[0]?.contactId, name: "Пётр Единственный" }] });
  const other = await buildSequence(api.db, tenant.id, askedPrice);
  const query = { kind: "query", where };
  expect((await begin("by-hand-3", query, { sequenceId: other.id })).result).toEqual({ began: 1, left: {} });

  const byEvent = await buildSequence(api.db, tenant.id, { ...askedPrice, triggers: [{ kind: "api" }] });
  expect((await begin("by-hand-4", ids, { sequenceId: byEvent.id })).code).toBe("sequence.not_begun_so");
  await api.db.query(`UPDATE sequences SET status = 'paused' WHERE id = $1`, [byEvent.id]);
  expect((await begin("by-hand-5", ids, { sequenceId: byEvent.id })).code).toBe("sequence.not_active");
});

test("a program begins one run under one key, and hears why another did not begin", async () => {
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const { contactId } = await inbox.receive("Заказ готов?");
  const { secret } = await api.addApiKey(tenant);
  const begin = (clientKey: string) =>
    api.call(publicBeginRun, {
      token: secret,
      params: { sequenceId: sequence.id },
      body: { contactId, clientKey, data: { order: "1042" } },
    });
  const { result } = await begin("order-1042");
  expect(result).toMatchObject({ contactId, left: null });
  expect((await begin("order-1042")).result).toEqual(result);
  expect((await begin("order-1043")).result).toEqual({ contactId, touchRunId: null, left: "begin.running" });
  const { runs } = await runsOf(sequence);
  expect(runs.map(({ state }) => state.vars)).toEqual([{ "event.data.order": "1042" }]);
});

test("a contact who wants no touches is said to, and may be touched again", async () => {
  const { contactId } = await inbox.receive("Не пишите мне");
  const suppress = (suppressed: boolean) =>
    api.call(suppressContact, { token, params: { contactId }, body: { suppressed } });
  const why = async () =>
    (await api.call(getContactTouches, { token, params: { contactId } })).result.suppressed?.why ?? null;
  expect((await suppress(true)).result).toEqual({ suppressed: true });
  expect(await why()).toBe("byHand");
  await suppress(false);
  expect(await why()).toBe(null);
});
