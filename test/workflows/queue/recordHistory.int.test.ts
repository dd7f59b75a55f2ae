import { afterAll, beforeAll, expect, test } from "vitest";
import { queueWorkflowId } from "../../../workflows/queue/messages.ts";
import { RECORDING_KEYS, replayLife } from "../../support/histories.ts";
import { until } from "../../support/until.ts";
import { createQueueRig } from "./queueRig.ts";
import type { QueueRig } from "./queueRig.ts";

let rig: QueueRig;
beforeAll(async () => {
  rig = await createQueueRig({ variables: { ENCRYPTION_KEYS: RECORDING_KEYS, CONVERSATION_IDLE_MS: "1500" } });
});
afterAll(() => rig.close());

test("the life of a team's actor, from the first who waits to its rest, can be replayed from its history", async () => {
  const team = await rig.team(["Анна", "Борис"], { ladderSeconds: 1 });
  await rig.write(950);
  await until(async () => (await rig.conversationOf(950)).roundEndedAt !== null);
  const life = replayLife(rig.client, queueWorkflowId(team.id), "queue-with-a-ladder");
  await expect(life).resolves.toBeUndefined();
});
