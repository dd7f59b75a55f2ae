import { afterAll, beforeAll, expect, test } from "vitest";
import { orderRun } from "../../../commands/touches/orderRun.ts";
import { touchWorkflowId } from "../../../workflows/touch/messages.ts";
import { RECORDING_KEYS, replayLife } from "../../support/histories.ts";
import { createTouchRig } from "../../support/touchRig.ts";
import type { TouchRig } from "../../support/touchRig.ts";

let rig: TouchRig;
beforeAll(async () => {
  rig = await createTouchRig({ variables: { ENCRYPTION_KEYS: RECORDING_KEYS } });
});
afterAll(() => rig.close());

test("the life of a run's actor, with a wait, an order and a reply, can be replayed from its history", async () => {
  await rig.contact(950);
  const sequence = await rig.sequence({
    goals: [{ id: "reply", event: "message.received" }],
    steps: [
      { id: "w", kind: "wait", wait: { kind: "for", duration: { amount: 2, unit: "hours" } }, next: "s" },
      { id: "s", kind: "send", text: "Ремонт готов", next: "later" },
      { id: "later", kind: "wait", wait: { kind: "for", duration: { amount: 3, unit: "days" } }, next: null },
    ],
  });
  await rig.begin(sequence, [950]);
  const { id, contactId } = await rig.runOf(sequence, 950);
  await orderRun(rig.db, id, { kind: "skip", by: rig.by });
  rig.wakeBells();
  await rig.say(950, "уже иду");
  expect(await rig.ended(sequence, 950)).toMatchObject({ outcome: "goal" });
  const life = replayLife(rig.client, touchWorkflowId(sequence.id, contactId), "touch-run-walked-here");
  await expect(life).resolves.toBeUndefined();
});
