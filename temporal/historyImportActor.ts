import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import {
  historyImportWorkflowId,
  historyImportWorkflowType,
  importOrderedSignal,
} from "../workflows/historyImport/messages.ts";
import type { HistoryImportInput } from "../workflows/historyImport/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/** Has somebody import an account's history. Whoever is at it already looks again before they end. */
export async function startHistoryImport(client: Client, input: HistoryImportInput): Promise<void> {
  await client.workflow.signalWithStart(historyImportWorkflowType, {
    workflowId: historyImportWorkflowId(input.channelAccountId),
    taskQueue: "conversation",
    args: [input],
    signal: importOrderedSignal,
    signalArgs: [],
    staticSummary: "Загрузка истории",
    typedSearchAttributes: [{ key: tenantAttribute, value: input.tenantId }],
    priority: { priorityKey: 5, fairnessKey: input.tenantId },
  });
}
