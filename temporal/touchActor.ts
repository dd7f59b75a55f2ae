import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import type { ContactId, SequenceId } from "../contracts/ids.ts";
import type { TouchRef } from "../contracts/touchActor.ts";
import { touchRunQuery, touchSignals, touchWorkflowId, touchWorkflowType } from "../workflows/touch/messages.ts";
import type { TouchInput, TouchSnapshot } from "../workflows/touch/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/**
 * Tells a run's actor what has happened and when to look; creates it where there is none. One that has nothing to look at
 * yet is given no task before its time, or before it is told something else.
 */
export async function tellTouch(
  client: Client,
  { runId, tenantId, sequenceId, contactId, lookAtMs, fact }: TouchRef,
  nowMs = Date.now(),
): Promise<void> {
  const input: TouchInput = { runId, tenantId, walksHere: true };
  await client.workflow.signalWithStart(touchWorkflowType, {
    workflowId: touchWorkflowId(sequenceId, contactId),
    taskQueue: "touches",
    args: [input],
    signal: touchSignals[fact],
    signalArgs: [{ runId, lookAtMs }],
    ...(lookAtMs !== null && lookAtMs > nowMs && { startDelay: lookAtMs - nowMs }),
    priority: { priorityKey: 5, fairnessKey: tenantId },
    staticSummary: "Цепочка касаний",
    typedSearchAttributes: [{ key: tenantAttribute, value: tenantId }],
  });
}

/** Throws WorkflowNotFoundError where the actor has never been. */
export const touchState = (client: Client, sequenceId: SequenceId, contactId: ContactId): Promise<TouchSnapshot> =>
  client.workflow.getHandle(touchWorkflowId(sequenceId, contactId)).query(touchRunQuery);
