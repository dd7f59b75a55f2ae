import { afterAll, beforeAll, expect, test } from "vitest";
import { countTouchRuns, getContactTouches, getTouchRun, listTouchRuns } from "../../contracts/endpoints/touchRuns.ts";
import type { SequenceRecord } from "../../entities/sequenceRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";
import { buildSequence } from "../support/buildSequence.ts";
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
