import { afterAll, beforeAll, expect, test } from "vitest";
import { toUuid } from "../../api/phone/callIds.ts";
import { getCall, listLiveCalls, requestCall } from "../../contracts/endpoints/calls.ts";
import type { CallState } from "../../contracts/call.ts";
import type { CallRequestId } from "../../contracts/ids.ts";
import { CallStepRecord } from "../../entities/callStepRecord.ts";
import { startDialer } from "../support/dialer.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { until } from "../support/until.ts";

/** What a dead worker held is given to another after its time to finish. */
const RECOVERED_WITHIN_MS = 60_000;

let stack: Stack;
let dialer: Awaited<ReturnType<typeof startDialer>>;
let keys = 0;
beforeAll(async () => {
  stack = await startStack({
    settings: { calls: { claimWithinSeconds: 120, resultWithinSeconds: 2, lateWithinSeconds: 600 } },
  });
  dialer = await startDialer(stack.url, stack.login);
}, 60_000);
afterAll(() => stack.close());

/** What phones have been given so far. */
const dialled: string[] = [];
async function poll(device: string, wait: number): Promise<string | null> {
  const call = await dialer.pull(device, wait);
  if (call !== null) dialled.push(call.id);
  return call?.id ?? null;
}

/** It listens before it has a database. */
async function startApi() {
  await stack.api.start();
  await until(async () => (await stack.operator.call(listLiveCalls)).calls);
}

const ask = async () => {
  const body = { clientKey: `fault-call-${(keys += 1)}`, phone: "+7 916 123-45-67" };
  return (await stack.operator.call(requestCall, { body })).id;
};
const inState = (callRequestId: CallRequestId, state: CallState) =>
  until(
    async () => (await stack.operator.call(getCall, { params: { callRequestId } })).state === state,
    RECOVERED_WITHIN_MS,
  );

const phonesWaiting = async () => {
  const metrics = await (await fetch(`${stack.url}/metrics`)).text();
  return Number(/^switchboard_phones_waiting (\d+)$/m.exec(metrics)?.[1]);
};

test(
  "an API that ends in the middle of a long poll and a worker that is killed lose no call, and none is dialled twice",
  async () => {
    const asked = await Promise.all(Array.from({ length: 4 }, ask));
    expect(await Promise.all([poll("one", 0), poll("two", 0)])).not.toContain(null);
    await stack.worker.kill();
    while ((await poll("one", 0)) !== null);
    const waiting = [poll("one", 25), poll("two", 25)];
    await until(async () => (await phonesWaiting()) === 2);
    await stack.api.stop(10_000);
    // Let go at once, and by an answer that the app understands.
    expect(await Promise.all(waiting)).toEqual([null, null]);
    await startApi();
    const again = poll("one", 25);
    const last = await ask();
    expect(await again).toBe(toUuid(last));
    expect(dialled.toSorted()).toEqual([...asked, last].map(toUuid).toSorted());

    // One phone says how it went; of the others nobody hears, and their actors have to notice.
    await dialer.report({ call_request_id: toUuid(last), call_status: "busy" });
    await stack.worker.start();
    await inState(last, "reported");
    for (const id of asked) await inState(id, "unknown");
    const steps = await stack.db.getRepository(CallStepRecord).findBy({ kind: "claimed" });
    expect(steps).toHaveLength(5);
  },
  RECOVERED_WITHIN_MS + 30_000,
);
