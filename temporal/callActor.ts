import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import type { CallRef } from "../contracts/callActor.ts";
import type { CallRequestId } from "../contracts/ids.ts";
import { callSignals, callStateQuery, callWorkflowId, callWorkflowType } from "../workflows/call/messages.ts";
import type { CallInput, CallSignal, CallSnapshot } from "../workflows/call/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/** Tells a call's actor how its call stands; re-creates one that rests. */
export async function tellCall(
  client: Client,
  { callRequestId, tenantId, version, state, dueInMs }: CallRef,
  fact: CallSignal,
): Promise<void> {
  const input: CallInput = { callRequestId, tenantId };
  await client.workflow.signalWithStart(callWorkflowType, {
    workflowId: callWorkflowId(callRequestId),
    taskQueue: "conversation",
    args: [input],
    signal: callSignals[fact],
    signalArgs: [{ version, state, dueInMs }],
    priority: { priorityKey: 1, fairnessKey: tenantId },
    staticSummary: "Запрос звонка",
    typedSearchAttributes: [{ key: tenantAttribute, value: tenantId }],
  });
}

/** Throws WorkflowNotFoundError where the actor has never been. */
export const callState = (client: Client, id: CallRequestId): Promise<CallSnapshot> =>
  client.workflow.getHandle(callWorkflowId(id)).query(callStateQuery);
