import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import { bulkWorkflowId, bulkWorkflowType, orderedSignal } from "../workflows/bulk/messages.ts";
import type { BulkInput } from "../workflows/bulk/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/** Has somebody work on a bulk run. Whoever is at it already looks again before they end. */
export async function startBulkRun(client: Client, input: BulkInput): Promise<void> {
  await client.workflow.signalWithStart(bulkWorkflowType, {
    workflowId: bulkWorkflowId(input.runId),
    taskQueue: "conversation",
    args: [input],
    signal: orderedSignal,
    signalArgs: [],
    staticSummary: "Массовое действие",
    typedSearchAttributes: [{ key: tenantAttribute, value: input.tenantId }],
    priority: { priorityKey: 5, fairnessKey: input.tenantId },
  });
}
