import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import type { TeamId } from "../contracts/ids.ts";
import type { QueueFact, QueueRef } from "../contracts/queue.ts";
import { queueSignals, queueWorkflowId, queueWorkflowType, waitingQuery } from "../workflows/queue/messages.ts";
import type { QueueInput, QueueSnapshot } from "../workflows/queue/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/** Tells a team's actor that its line is worth looking at; re-creates one that rests. */
export async function ringQueue(
  client: Client,
  { teamId, tenantId }: QueueRef,
  fact: QueueFact,
  { idleMs }: { readonly idleMs: number },
): Promise<void> {
  const input: QueueInput = { teamId, tenantId, idleMs };
  await client.workflow.signalWithStart(queueWorkflowType, {
    workflowId: queueWorkflowId(teamId),
    taskQueue: "conversation",
    args: [input],
    signal: queueSignals[fact],
    signalArgs: [],
    priority: { priorityKey: 1, fairnessKey: tenantId },
    staticSummary: "Очередь группы",
    typedSearchAttributes: [{ key: tenantAttribute, value: tenantId }],
  });
}

/** Throws WorkflowNotFoundError when the actor rests. */
export const queueState = (client: Client, teamId: TeamId): Promise<QueueSnapshot> =>
  client.workflow.getHandle(queueWorkflowId(teamId)).query(waitingQuery);
