import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import { bulkWorkflowId, bulkWorkflowType } from "../workflows/bulk/messages.ts";
import type { BulkInput } from "../workflows/bulk/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/** Has somebody work on a bulk run; while that is so already, it changes nothing. */
export async function startBulkRun(client: Client, input: BulkInput): Promise<void> {
  await client.workflow.start(bulkWorkflowType, {
    workflowId: bulkWorkflowId(input.runId),
    workflowIdConflictPolicy: "USE_EXISTING",
    taskQueue: "conversation",
    args: [input],
    staticSummary: "Массовое действие",
    typedSearchAttributes: [{ key: tenantAttribute, value: input.tenantId }],
    priority: { priorityKey: 5, fairnessKey: input.tenantId },
  });
}
