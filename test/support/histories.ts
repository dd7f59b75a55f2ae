import { writeFileSync } from "node:fs";
import type { Client } from "@temporalio/client";
import { temporal } from "@temporalio/proto";
import { Worker } from "@temporalio/worker";
import { bundleWorkflows } from "../../workers/bundleWorkflows.ts";
import { createPayloadCodec } from "../../temporal/payloadCodec.ts";
import { until } from "./until.ts";

const { History } = temporal.api.history.v1;
type History = temporal.api.history.v1.IHistory;

/** Recorded histories are encrypted as real ones are, with this key of no secret. */
export const RECORDING_KEY = Buffer.alloc(32, "switchboard");
export const RECORDING_KEYS = `k1:${RECORDING_KEY.toString("base64")}`;

/**
 * Waits for an actor's end and replays its life. `RECORD_HISTORIES=1 npm test -- <the test that calls this>` keeps it under
 * its name for the replay test.
 */
export async function replayLife(client: Client, workflowId: string, name: string): Promise<void> {
  const handle = client.workflow.getHandle(workflowId);
  await until(async () => (await handle.describe()).status.name === "COMPLETED");
  const history = await handle.fetchHistory();
  await replay(history);
  if (process.env["RECORD_HISTORIES"] === "1")
    writeFileSync(new URL(`../histories/${name}.history`, import.meta.url), writeHistory(history));
}

/** Kept as protobuf, as the server sent them. */
export const readHistory = (bytes: Uint8Array): History => History.decode(bytes);
export const writeHistory = (history: History): Uint8Array => History.encode(history).finish();

let bundle: ReturnType<typeof bundleWorkflows> | undefined;

/** Runs today's workflow code against a history; throws when it would decide anything differently. */
export async function replay(history: History): Promise<void> {
  bundle ??= bundleWorkflows();
  const payloadCodecs = [createPayloadCodec([{ id: "k1", key: RECORDING_KEY }])];
  await Worker.runReplayHistory({ workflowBundle: await bundle, dataConverter: { payloadCodecs } }, history);
}
