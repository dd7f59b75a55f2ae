import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callIdOf, toUuid } from "../../../api/phone/callIds.ts";
import { getCall, getCallActor, requestCall } from "../../../contracts/endpoints/calls.ts";
import type { CallState } from "../../../contracts/call.ts";
import type { CallRequestId } from "../../../contracts/ids.ts";
import { callUpdates, callWorkflowId } from "../../../workflows/call/messages.ts";
import { addPhone } from "../../api/phone/phoneClient.ts";
import type { Phone } from "../../api/phone/phoneClient.ts";
import { startWork } from "../../api/startWork.ts";
import { startTestApi } from "../../api/testApi.ts";
import type { TestApi } from "../../api/testApi.ts";
import { buildTenant } from "../../support/builders.ts";
import { RECORDING_KEYS, replay, writeHistory } from "../../support/histories.ts";
import { createTestNamespace } from "../../support/testNamespace.ts";
import { until } from "../../support/until.ts";

let api: TestApi;
let endWork: () => Promise<void>;
/** Its tenant waits a moment for a phone to take a call. */
let hasty: Phone;
/** Its tenant waits a moment for a result. */
let silent: Phone;
let patient: Phone;
let keys = 0;

beforeAll(async () => {
  const TEMPORAL_NAMESPACE = await createTestNamespace();
  api = await startTestApi({ variables: { TEMPORAL_NAMESPACE, ENCRYPTION_KEYS: RECORDING_KEYS } });
  endWork = await startWork(api);
  const calls = { claimWithinSeconds: 300, resultWithinSeconds: 300, lateWithinSeconds: 600 };
  hasty = await addPhone(api, await buildTenant(api.db, { calls: { ...calls, claimWithinSeconds: 1 } }));
  silent = await addPhone(api, await buildTenant(api.db, { calls: { ...calls, resultWithinSeconds: 1 } }));
  patient = await addPhone(api, await api.addTenant());
});
afterAll(async () => {
  await endWork();
  await api.close();
});

async function ask({ operator: { token } }: Phone): Promise<CallRequestId> {
  const body = { clientKey: `actor-test-${(keys += 1)}`, phone: "+7 916 123-45-67" };
  return (await api.call(requestCall, { token, body })).result.id;
}
const inState = (phone: Phone, callRequestId: CallRequestId, state: CallState) =>
  until(async () => {
    const { result } = await api.call(getCall, { token: phone.operator.token, params: { callRequestId } });
    return result.state === state && result;
  });
const handleOf = (id: CallRequestId) =>
  api.deps.temporal.call(5_000, async (client) => client.workflow.getHandle(callWorkflowId(id)));
const ended = async (id: CallRequestId) => {
  const handle = await handleOf(id);
  await until(async () => (await handle.describe()).status.name === "COMPLETED");
  return handle.fetchHistory();
};

test("a call that no phone takes in time expires, and its actor ends", async () => {
  const id = await ask(hasty);
  await inState(hasty, id, "expired");
  expect((await hasty.pull()).status).toBe(204);
  await ended(id);
});

// `RECORD_HISTORIES=1 npm test -- test/workflows/call` keeps it for the replay test.
test("a phone that dies with a call leaves it unknown, a late report still makes it known, and the actor replays", async () => {
  const id = await ask(silent);
  expect((await silent.pull()).body).toMatchObject({ id: toUuid(id) });
  await inState(silent, id, "unknown");
  await silent.report({ call_request_id: toUuid(id), call_status: "no_answer", resolve_method: "observer" });
  expect(await inState(silent, id, "reported")).toMatchObject({ outcome: "no_answer" });
  const history = await ended(id);
  await expect(replay(history)).resolves.toBeUndefined();
  if (process.env["RECORD_HISTORIES"] === "1") {
    writeFileSync(new URL("../../histories/call-with-a-silent-phone.history", import.meta.url), writeHistory(history));
  }
});

test("the actor says what it waits for, and takes orders: who claims second gets nothing, and what is taken stays", async () => {
  const id = await ask(patient);
  const params = { callRequestId: id };
  const view = await until(async () => {
    const { result } = await api.call(getCallActor, { token: patient.operator.token, params });
    return result.presence === "running" && result.dueAt !== null && result;
  });
  expect(view).toMatchObject({ workflowId: `call/${id}`, steps: [{ kind: "requested" }], reports: [] });
  expect(Date.parse(view.dueAt ?? "")).toBeGreaterThan(Date.now() + 200_000);

  const handle = await handleOf(id);
  const claim = { kind: "claim", deviceId: "by-hand" } as const;
  expect(await handle.executeUpdate(callUpdates.claim, { args: [claim] })).toMatchObject({
    state: "claimed",
    version: 2,
  });
  expect(await handle.executeUpdate(callUpdates.claim, { args: [claim] })).toBeNull();
  const cancel = { kind: "cancel", by: { operatorId: patient.operator.id, name: "Анна" } } as const;
  const refused = api.deps.temporal.call(5_000, () => handle.executeUpdate(callUpdates.cancel, { args: [cancel] }));
  await expect(refused).rejects.toMatchObject({ code: "call.already_taken" });
  await handle.terminate("The test is over.");
});

test("with Temporal away calls are asked for, taken and reported; the actors hear of it when it is back", async () => {
  await api.gates.temporal.shut();
  const taken = await ask(patient);
  expect((await patient.pull()).body).toMatchObject({ id: toUuid(taken) });
  const waiting = await ask(hasty);
  await api.gates.temporal.open();
  await inState(hasty, waiting, "expired");
  const snapshot = await until(() => api.deps.actors.callState(taken));
  expect(snapshot).toMatchObject({ state: "claimed", version: 2 });
  expect(callIdOf(toUuid(taken))).toBe(taken);
});
