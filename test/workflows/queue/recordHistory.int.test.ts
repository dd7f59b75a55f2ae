import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queueWorkflowId } from "../../../workflows/queue/messages.ts";
import { RECORDING_KEYS, replay, writeHistory } from "../../support/histories.ts";
import { until } from "../../support/until.ts";
import { createQueueRig } from "./queueRig.ts";
import type { QueueRig } from "./queueRig.ts";

let rig: QueueRig;
beforeAll(async () => {
  rig = await createQueueRig({ variables: { ENCRYPTION_KEYS: RECORDING_KEYS, CONVERSATION_IDLE_MS: "1500" } });
});
afterAll(() => rig.close());

// `RECORD_HISTORIES=1 npm test -- recordHistory` keeps it for the replay test.
test("the life of a team's actor, from the first who waits to its rest, can be replayed from its history", async () => {
  const team = await rig.team(["Анна", "Борис"], { ladderSeconds: 1 });
  await rig.write(950);
  await until(async () => (await rig.conversationOf(950)).roundEndedAt !== null);
  const handle = rig.client.workflow.getHandle(queueWorkflowId(team.id));
  await until(async () => (await handle.describe()).status.name === "COMPLETED", 25_000);
  const history = await handle.fetchHistory();
  await expect(replay(history)).resolves.toBeUndefined();
  if (process.env["RECORD_HISTORIES"] === "1") {
    writeFileSync(new URL("../../histories/queue-with-a-ladder.history", import.meta.url), writeHistory(history));
  }
});
