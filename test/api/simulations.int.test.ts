import { afterAll, beforeAll, expect, test } from "vitest";
import { getSimulation, startSimulation, stopSimulation } from "../../contracts/endpoints/sequences.ts";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { SequenceRecord } from "../../entities/sequenceRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildSequence, draftOf } from "../support/buildSequence.ts";
import { createTestNamespace } from "../support/testNamespace.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { startWork } from "./startWork.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

const HOUR_MS = 3_600_000;

let api: TestApi;
let tenant: TenantRecord;
let token: string;
let sequence: SequenceRecord;
let endWork: () => Promise<void>;

/** Says something two hours after a price was asked for. */
const askedPrice: Partial<SequenceDraft> = {
  triggers: [
    {
      kind: "event",
      event: "message.received",
      where: { match: "all", of: [{ fact: "event.text", operator: "contains", value: "цена" }] },
    },
  ],
  start: "wait",
  steps: [
    { id: "wait", kind: "wait", wait: { kind: "for", duration: { amount: 2, unit: "hours" } }, next: "say" },
    { id: "say", kind: "send", text: "{{contact.name}}, подсказать по цене?", timing: "any", next: null },
  ],
  goals: [{ id: "answered", name: "Написал", event: "message.received" }],
};
const definition = draftOf(askedPrice);

beforeAll(async () => {
  api = await startTestApi({ variables: { TEMPORAL_NAMESPACE: await createTestNamespace() } });
  endWork = await startWork(api);
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  sequence = await buildSequence(api.db, tenant.id, askedPrice);
});
afterAll(async () => {
  await endWork();
  await api.close();
});

let keys = 0;
const start = (body: object, by = token) =>
  api.call(startSimulation, {
    params: { sequenceId: sequence.id },
    body: { clientKey: `simulation-${(keys += 1)}`, definition, ...body },
    token: by,
  });
const read = async (simulationId: string) =>
  (await api.call(getSimulation, { params: { simulationId }, token })).result;
const ended = (simulationId: string) =>
  until(async () => {
    const simulation = await read(simulationId);
    return simulation.status === "running" ? null : simulation;
  });

test("a definition is tried on invented contacts, and the report stays", async () => {
  const { result } = await start({ over: { kind: "synthetic", contacts: 300, days: 10, replies: 0.5 } });
  expect(result).toMatchObject({ sequenceId: sequence.id, of: 300 });
  const { status, done, report } = await ended(result.id);
  expect({ status, done }).toEqual({ status: "done", done: 300 });
  expect(report).toMatchObject({ contacts: 300, began: 300, sends: 300, outcomes: { finished: 300 } });
  expect((await read(result.id)).report).toEqual(report);
});

test("past contacts go by what they really did, and only those are taken whom the caller sees", async () => {
  const inbox = await openInbox(api, tenant);
  const asked = await inbox.receive("Какая цена?");
  const answered = await inbox.receive("А цена?");
  await inbox.receive("Ещё раз: цена?", Number(answered.externalChatId));
  await inbox.receive("Просто привет");
  const hours = [30, 29, 28.5, 28];
  await api.db.query(
    `UPDATE messages m SET "occurredAt" = now() - h.hours * interval '1 hour'
     FROM (SELECT id, ($2::float8[])[row_number() OVER (ORDER BY "recordedAt", seq)] AS hours FROM messages WHERE "tenantId" = $1 AND direction = 'in') h
     WHERE m.id = h.id`,
    [tenant.id, hours],
  );

  const { result } = await start({ over: { kind: "past", days: 7 } });
  expect(result.of).toBe(3);
  const { report } = await ended(result.id);
  expect(report).toMatchObject({ contacts: 3, began: 2, sends: 1, outcomes: { finished: 1, goal: 1 } });
  const [first, second] = report?.runs ?? [];
  expect(first).toMatchObject({ contactId: asked.contactId, outcome: "finished" });
  const [waits, , says] = first?.lines ?? [];
  expect(says).toMatchObject({ stepId: "say", why: "send.queued" });
  expect((says?.atMs ?? 0) - (waits?.atMs ?? 0)).toBe(2 * HOUR_MS);
  expect(second).toMatchObject({ contactId: answered.contactId, outcome: "goal" });

  const stranger = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: stranger.id }, { scope: "SELF" });
  const own = await start({ over: { kind: "past", days: 7 } }, stranger.token);
  expect(own).toMatchObject({ code: null, result: { of: 0 } });
});

test("ordered twice it is one, and one that was stopped stays stopped", async () => {
  const order = { clientKey: "simulation-once", over: { kind: "synthetic", contacts: 10_000, days: 366 } };
  const [one, other] = await Promise.all([start(order), start(order)]);
  expect(one.result.id).toBe(other.result.id);
  const stopped = await api.call(stopSimulation, { params: { simulationId: one.result.id }, token });
  expect(stopped.result.status).toBe("stopped");
  expect((await start(order)).result).toMatchObject({ id: one.result.id, status: "stopped", report: null });
});

test("what cannot run is not tried, and the step is named", async () => {
  const broken = { ...definition, steps: [{ id: "wait", kind: "note", text: "x", next: "gone" }] };
  const answer = await start({ definition: broken, over: { kind: "synthetic", contacts: 1 } });
  expect(answer).toMatchObject({ code: "sequence.cannot_run", status: 422 });
});

test("an automation is tried as one: a step that waits keeps it from running", async () => {
  const automation = await buildSequence(api.db, tenant.id, {}, "automation");
  const tried = await api.call(startSimulation, {
    params: { sequenceId: automation.id },
    body: {
      clientKey: `simulation-${(keys += 1)}`,
      definition,
      over: { kind: "synthetic", contacts: 1, days: 1, replies: 0 },
    },
    token,
  });
  expect(tried).toMatchObject({ code: "sequence.cannot_run", status: 422 });
});
