import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callIdOf, toUuid } from "../../../api/phone/callIds.ts";
import { readCallReports, readCallSteps } from "../../../api/presenters/callActor.ts";
import type { Call } from "../../../contracts/call.ts";
import {
  cancelCall,
  getCall,
  getCallActor,
  listLiveCalls,
  reassignCall,
  requestCall,
} from "../../../contracts/endpoints/calls.ts";
import type { CallRequestId } from "../../../contracts/ids.ts";
import { CallReportRecord } from "../../../entities/callReportRecord.ts";
import { CallRequestRecord } from "../../../entities/callRequestRecord.ts";
import { DeviceRecord } from "../../../entities/deviceRecord.ts";
import { newId } from "../../../entities/newId.ts";
import type { TenantRecord } from "../../../entities/tenantRecord.ts";
import { TimelineEntryRecord } from "../../../entities/timelineEntryRecord.ts";
import { until } from "../../support/until.ts";
import { openInbox } from "../inbox.ts";
import { openSocket } from "../realtimeClient.ts";
import { startTestApi } from "../testApi.ts";
import type { TestApi } from "../testApi.ts";
import { addPhone, phoneOf } from "./phoneClient.ts";
import type { Phone } from "./phoneClient.ts";

let api: TestApi;
let tenant: TenantRecord;
let phone: Phone;
let keys = 0;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  phone = await addPhone(api, tenant);
});
afterAll(() => api.close());

const freshKey = () => `calls-test-${(keys += 1)}`;

/** The operator presses "call" in the console. */
async function ask(
  body: Partial<Call> & { readonly clientKey?: string } = {},
  by = phone.operator.token,
): Promise<Call> {
  const asked = { clientKey: freshKey(), phone: "8 (916) 123-45-67", ...body };
  return (await api.call(requestCall, { token: by, body: asked })).result;
}

/** Asks, and lets the phone take it. */
async function begin(): Promise<{ readonly id: CallRequestId; readonly uuid: string }> {
  const { id } = await ask();
  const { body } = await phone.pull();
  expect(body).toMatchObject({ id: toUuid(id) });
  return { id, uuid: toUuid(id) };
}

const now = async (callRequestId: CallRequestId): Promise<Call> =>
  (await api.call(getCall, { token: phone.operator.token, params: { callRequestId } })).result;
const reportsOf = (id: CallRequestId) => readCallReports(api.db, id);
const iso = (offsetMs = 0) => new Date(Math.floor((Date.now() + offsetMs) / 1_000) * 1_000).toISOString();
const HOUR = 3_600_000;

interface Recorded {
  readonly request: Readonly<Record<string, unknown>>;
  readonly kept: Readonly<Record<string, unknown>>;
}
const recorded: Readonly<Record<string, Recorded>> = JSON.parse(
  readFileSync(new URL("../../fixtures/phone/calls.json", import.meta.url), "utf8"),
);
function recordedFor(name: string, uuid: string): Recorded {
  const text = JSON.stringify(recorded[name])
    .replace("{{id}}", uuid)
    .replace("{{startedAt}}", iso(-180_000))
    .replace("{{endedAt}}", iso(-60_000));
  return JSON.parse(text);
}

describe("what the app asks and is answered", () => {
  test("with nothing to call there is no content; without naming itself a phone is refused", async () => {
    expect(await phone.pull()).toEqual({ status: 204, body: null });
    expect(await phone.ask("/api/phone/calls/pull/")).toMatchObject({
      status: 400,
      body: { detail: "device_id is required" },
    });
  });

  test("a call comes with the fields the app knows, once, and its phone was seen", async () => {
    const seen = await phoneOf(api, tenant, phone.operator.id);
    const device = { id: newId("dev"), tenantId: tenant.id, operatorId: phone.operator.id, externalId: seen.deviceId };
    await api.db.getRepository(DeviceRecord).insert(device);
    const { id, createdAt } = await ask({ note: "спросить про договор" });
    expect((await seen.pull()).body).toEqual({
      id: toUuid(id),
      phone: "8 (916) 123-45-67",
      company_id: null,
      contact_id: null,
      note: "спросить про договор",
      created_at: createdAt,
    });
    expect((await seen.pull()).status).toBe(204);
    expect(callIdOf(toUuid(id))).toBe(id);
    await until(async () => (await api.db.getRepository(DeviceRecord).findOneByOrFail({ id: device.id })).lastPollAt);
  });

  test.each(Object.keys(recorded))("a report of the kind «%s» is taken", async (name) => {
    const { id, uuid } = await begin();
    const { request, kept } = recordedFor(name, uuid);
    expect(await phone.report(request)).toEqual({ status: 200, body: { ok: true, call_request_id: uuid } });
    const call = await now(id);
    expect(call).toMatchObject({ ...kept, state: kept["outcome"] === "unknown" ? "unknown" : "reported" });
    const raw = await api.db.getRepository(CallReportRecord).findOneByOrFail({ callRequestId: id });
    expect(raw.payload).toEqual(request);
  });

  test("the end is computed from start and duration where there was talk, and not where there was none", async () => {
    const talked = await begin();
    const startedAt = iso(-90_000);
    await phone.report({
      call_request_id: talked.uuid,
      call_status: "connected",
      call_started_at: startedAt,
      call_duration_seconds: 60,
    });
    expect((await now(talked.id)).endedAt).toBe(new Date(Date.parse(startedAt) + 60_000).toISOString());
    const silent = await begin();
    await phone.report({
      call_request_id: silent.uuid,
      call_status: "no_answer",
      call_started_at: startedAt,
      call_duration_seconds: 0,
    });
    expect(await now(silent.id)).toMatchObject({ outcome: "no_answer", endedAt: null, durationSeconds: 0 });
  });

  test("an id that is none is named; a call that is not there, or another's, is not there", async () => {
    const strange = await phone.report({ call_request_id: "17", call_status: "busy" });
    expect(strange).toEqual({ status: 400, body: { call_request_id: ["Must be a valid UUID."] } });
    expect(await phone.report({})).toEqual({ status: 400, body: { call_request_id: ["This field is required."] } });
    const { uuid } = await begin();
    const other = await addPhone(api, tenant);
    const gone = { status: 404, body: { detail: "CallRequest not found or access denied" } };
    expect(await other.report({ call_request_id: uuid, call_status: "busy" })).toEqual(gone);
    expect(await phone.report({ call_request_id: "00000000-0000-7000-8000-000000000000" })).toEqual(gone);
  });

  test("a console's token is no phone's, and a phone's no console's", async () => {
    const response = await fetch(`${api.url}/api/phone/calls/pull/?device_id=x`, {
      headers: { authorization: `Bearer ${phone.operator.token}` },
    });
    expect(response.status).toBe(401);
    expect((await api.call(listLiveCalls, { token: phone.token })).status).toBe(401);
  });
});

describe("the scenarios of the dialer", () => {
  test("a call from the console: asked, taken, made, and seen with its result by who asked", async () => {
    const socket = openSocket(api.url);
    await socket.hello(phone.operator.token);
    const inbox = await openInbox(api, tenant);
    const { contactId } = await inbox.receive("Позвоните мне");
    const asked = await ask({ contactId });
    expect(asked).toMatchObject({ state: "waiting", contactId, operatorId: phone.operator.id });
    const { body } = await phone.pull();
    expect(body).toMatchObject({ id: toUuid(asked.id), contact_id: toUuid(contactId) });
    await phone.report(recordedFor("extended", toUuid(asked.id)).request);
    expect(await now(asked.id)).toMatchObject({ state: "reported", outcome: "connected", direction: "outgoing" });

    const heard = () => socket.events().filter(({ callRequestId }) => callRequestId === asked.id);
    await until(() => heard().length === 3);
    socket.close();
    const told = await api.db
      .getRepository(TimelineEntryRecord)
      .find({ where: { contactId }, order: { occurredAt: "ASC" } });
    expect(told.map(({ kind, facts }) => [kind, facts["step"]])).toEqual([
      ["call.requested", "requested"],
      ["call.changed", "claimed"],
      ["call.changed", "reported"],
    ]);
    const params = { callRequestId: asked.id };
    const { result } = await api.call(getCallActor, { token: phone.operator.token, params });
    expect(result.steps.map(({ kind }) => kind)).toEqual(["requested", "claimed", "reported"]);
    expect(result.reports).toMatchObject([{ counts: true, reason: "first", source: "callLog" }]);
  });

  test("a call from the notification says so", async () => {
    const { id, uuid } = await begin();
    await phone.report({ ...recordedFor("extended", uuid).request, action_source: "notification" });
    expect(await now(id)).toMatchObject({ actionSource: "notification" });
  });

  test("who calls again from the phone's history makes a call of its own, told of once", async () => {
    const { id, uuid } = await begin();
    await api.db.getRepository(CallRequestRecord).update({ id }, { claimedAt: new Date(Date.now() - HOUR) });
    await phone.report({ ...recordedFor("extended", uuid).request, call_started_at: iso(-HOUR + 60_000) });
    const again = {
      ...recordedFor("extended", uuid).request,
      action_source: "history",
      call_status: "busy",
      call_duration_seconds: 0,
    };
    await phone.report(again);
    await phone.report({ ...again, attempts_count: 4 });
    expect(await now(id)).toMatchObject({ outcome: "connected", actionSource: "crm_ui" });
    const made = await api.db.getRepository(CallRequestRecord).findBy({ againOfId: id });
    expect(made).toMatchObject([{ state: "reported", outcome: "busy", actionSource: "history" }]);
  });

  test("what a phone kept while it was offline counts when it comes, hours later", async () => {
    const { id, uuid } = await begin();
    const claimedAt = new Date(Date.now() - 5 * HOUR);
    await api.db.getRepository(CallRequestRecord).update({ id }, { claimedAt, state: "unknown" });
    const startedAt = new Date(claimedAt.getTime() + 4_000).toISOString();
    await phone.report({ ...recordedFor("extended", uuid).request, call_started_at: startedAt });
    expect(await now(id)).toMatchObject({ state: "reported", outcome: "connected", startedAt });
  });

  test("a phone that could not tell is believed, until it can", async () => {
    const { id, uuid } = await begin();
    await phone.report(recordedFor("unknown", uuid).request);
    expect(await now(id)).toMatchObject({ state: "unknown", outcome: "unknown" });
    await phone.report(recordedFor("extended", uuid).request);
    expect(await now(id)).toMatchObject({ state: "reported", outcome: "connected" });
    expect((await reportsOf(id)).map(({ counts, reason }) => [counts, reason])).toEqual([
      [false, "first"],
      [true, "knowsOutcome"],
    ]);
  });
});

describe("phones that do what phones do", () => {
  test("a report that is sent twice is one, and a worse one is kept beside the better", async () => {
    const { id, uuid } = await begin();
    const { request } = recordedFor("extended", uuid);
    await Promise.all([phone.report(request), phone.report(request), phone.report(request)]);
    await phone.report(recordedFor("unknown", uuid).request);
    expect(await now(id)).toMatchObject({ state: "reported", outcome: "connected" });
    expect((await reportsOf(id)).map(({ counts, reason }) => [counts, reason])).toEqual([
      [true, "first"],
      [false, "knowsLess"],
    ]);
    expect((await readCallSteps(api.db, id)).filter(({ kind }) => kind === "reported")).toHaveLength(1);
  });

  test("a report out of order does not undo the one that knows more", async () => {
    const { id, uuid } = await begin();
    const talk = (seconds: number) => ({ ...recordedFor("extended", uuid).request, call_duration_seconds: seconds });
    await phone.report(talk(120));
    await phone.report(talk(15));
    expect(await now(id)).toMatchObject({ durationSeconds: 120 });
  });

  test("a clock that is three hours off is set right, and what it said is kept", async () => {
    const { id, uuid } = await begin();
    const truly = iso(-2_000);
    const request = {
      ...recordedFor("extended", uuid).request,
      call_started_at: iso(-2_000 + 3 * HOUR),
      call_ended_at: iso(3 * HOUR),
    };
    await phone.report(request);
    const call = await now(id);
    expect(Math.abs(Date.parse(call.startedAt ?? "") - Date.parse(truly))).toBeLessThanOrEqual(1_000);
    expect(await reportsOf(id)).toMatchObject([{ clockOffSeconds: 3 * 3_600 }]);
    const raw = await api.db.getRepository(CallReportRecord).findOneByOrFail({ callRequestId: id });
    expect(raw.payload).toEqual(request);
  });

  test("a report that comes after the tenant's time is kept and does not count", async () => {
    const { id, uuid } = await begin();
    const claimedAt = new Date(Date.now() - 10 * 24 * HOUR);
    await api.db.getRepository(CallRequestRecord).update({ id }, { claimedAt, state: "unknown" });
    await phone.report(recordedFor("extended", uuid).request);
    expect(await now(id)).toMatchObject({ state: "unknown", outcome: null });
    expect(await reportsOf(id)).toMatchObject([{ counts: false, reason: "tooLate" }]);
  });

  test("however many phones ask at once, each call is taken by one", async () => {
    const phones = await Promise.all(Array.from({ length: 8 }, () => phoneOf(api, tenant, phone.operator.id)));
    const asked = [await ask(), await ask(), await ask()].map(({ id }) => toUuid(id));
    const answers = await Promise.all([...phones, ...phones].map((one) => one.pull()));
    const taken = answers.flatMap(({ body }) => (body === null ? [] : [String(body["id"])]));
    expect(taken.toSorted()).toEqual(asked.toSorted());
  });
});

describe("a phone that waits", () => {
  test("hears of a call when it is asked for, whichever of two phones; the other goes on waiting", async () => {
    const second = await phoneOf(api, tenant, phone.operator.id);
    const leaving = new AbortController();
    const waiting = [phone.pull("&wait=25", leaving.signal), second.pull("&wait=25", leaving.signal)];
    await until(() => api.deps.callWaiters.count() === 2);
    const { id } = await ask();
    expect((await Promise.race(waiting)).body).toMatchObject({ id: toUuid(id) });
    expect(api.deps.callWaiters.count()).toBe(1);
    leaving.abort();
    await Promise.allSettled(waiting);
    await until(() => api.deps.callWaiters.count() === 0);
  });

  test("is told that there is nothing when its time is up", async () => {
    expect(await phone.pull("&wait=0.2")).toEqual({ status: 204, body: null });
  });

  test("and has gone away gets nothing: the call waits for the next", async () => {
    const leaving = new AbortController();
    const gone = phone.pull("&wait=25", leaving.signal).catch(() => null);
    await until(() => api.deps.callWaiters.count() === 1);
    leaving.abort();
    await gone;
    await until(() => api.deps.callWaiters.count() === 0);
    const { id } = await ask();
    expect((await phone.pull()).body).toMatchObject({ id: toUuid(id) });
  });

  test("gets a call once more whose answer was lost, and only it does", async () => {
    const first = await begin();
    await phone.report(recordedFor("extended", first.uuid).request);
    const lost = await begin();
    const second = await phoneOf(api, tenant, phone.operator.id);
    expect((await second.pull(`&last=${first.uuid}`)).status).toBe(204);
    expect((await phone.pull(`&last=${first.uuid}`)).body).toMatchObject({ id: lost.uuid });
    expect((await phone.pull(`&last=${lost.uuid}`)).status).toBe(204);
    expect((await phone.pull()).status).toBe(204);
  });

  test("hears over its socket of its operator's calls, of nobody else's, and makes nobody present", async () => {
    const [mine, other] = [await addPhone(api, tenant), await addPhone(api, tenant)];
    const before = await api.db.query(`SELECT "seenAt" FROM operators WHERE id = $1`, [mine.operator.id]);
    const socket = openSocket(api.url);
    await socket.say({ type: "hello", token: mine.token, after: null, from: "phone" });
    await until(() => socket.frames[0]);
    const foreign = await ask({}, other.operator.token);
    await (await openInbox(api, tenant)).receive("Не для телефона");
    const own = await ask({}, mine.operator.token);
    await until(() => socket.events().length > 0);
    expect(socket.events().map(({ kind, callRequestId }) => [kind, callRequestId])).toEqual([["call.changed", own.id]]);
    socket.close();
    expect(await api.db.query(`SELECT "seenAt" FROM operators WHERE id = $1`, [mine.operator.id])).toEqual(before);
    expect(foreign.state).toBe("waiting");
  });
});

describe("the console", () => {
  test("a double click is one call", async () => {
    const clientKey = freshKey();
    const [one, two] = await Promise.all([ask({ clientKey }), ask({ clientKey })]);
    expect(one.id).toBe(two.id);
    expect((await phone.pull()).body).toMatchObject({ id: toUuid(one.id) });
    expect((await phone.pull()).status).toBe(204);
  });

  test("a call is cancelled while it waits, and not when a phone has it", async () => {
    const { token } = phone.operator;
    const { id } = await ask();
    const cancelled = await api.call(cancelCall, { token, params: { callRequestId: id } });
    expect(cancelled.result).toMatchObject({ state: "cancelled" });
    expect((await phone.pull()).status).toBe(204);
    const taken = await begin();
    const late = await api.call(cancelCall, { token, params: { callRequestId: taken.id } });
    expect(late).toMatchObject({ status: 409, code: "call.already_taken" });
  });

  test("a call is handed to another, whose phone gets it and who had it hears that it is gone", async () => {
    const other = await addPhone(api, tenant);
    const socket = openSocket(api.url);
    await socket.say({ type: "hello", token: phone.token, after: null, from: "phone" });
    await until(() => socket.frames[0]);
    const { id } = await ask();
    await until(() => socket.events().length === 1);
    const body = { operatorId: other.operator.id };
    await api.call(reassignCall, { token: phone.operator.token, params: { callRequestId: id }, body });
    expect((await phone.pull()).status).toBe(204);
    expect((await other.pull()).body).toMatchObject({ id: toUuid(id) });
    await until(() => socket.events().length === 2);
    expect(socket.events().map(({ callRequestId }) => callRequestId)).toEqual([id, id]);
    socket.close();
  });

  test("who may not assign has only their own phone called", async () => {
    const manager = await api.signInTo(tenant, "MANAGER");
    const body = { clientKey: freshKey(), phone: "112", operatorId: phone.operator.id };
    expect(await api.call(requestCall, { token: manager.token, body })).toMatchObject({ code: "permission.denied" });
    const own = await api.call(requestCall, { token: manager.token, body: { ...body, operatorId: manager.id } });
    expect(own.result).toMatchObject({ operatorId: manager.id, phone: "112" });
    const { result } = await api.call(listLiveCalls, { token: manager.token });
    expect(result.calls.map(({ id }) => id)).toEqual([own.result.id]);
  });
});
