import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import type { TranslationRef } from "../contracts/translation.ts";
import { translationWorkflowId, translationWorkflowType } from "../workflows/translation/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/** Has a message translated, and waits for it. Whoever asks meanwhile waits for the same. */
export async function translateMessage(client: Client, translation: TranslationRef): Promise<void> {
  await client.workflow.execute(translationWorkflowType, {
    workflowId: translationWorkflowId(translation),
    workflowIdConflictPolicy: "USE_EXISTING",
    workflowExecutionTimeout: "2 minutes",
    taskQueue: "conversation",
    args: [translation],
    staticSummary: "Перевод сообщения",
    typedSearchAttributes: [{ key: tenantAttribute, value: translation.tenantId }],
    priority: { priorityKey: 1, fairnessKey: translation.tenantId },
  });
}
