import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import type { MediaRef } from "../contracts/actors.ts";
import { mediaFetchWorkflowId, mediaFetchWorkflowType } from "../workflows/mediaFetch/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/** Starts the fetching of a file; starting it again while it runs, or after it succeeded, is a no-op for the file. */
export async function startMediaFetch(client: Client, media: MediaRef): Promise<void> {
  await client.workflow.start(mediaFetchWorkflowType, {
    workflowId: mediaFetchWorkflowId(media.mediaId),
    workflowIdConflictPolicy: "USE_EXISTING",
    taskQueue: "conversation",
    args: [media],
    staticSummary: "Файл из мессенджера",
    typedSearchAttributes: [{ key: tenantAttribute, value: media.tenantId }],
    priority: { priorityKey: 3, fairnessKey: media.tenantId },
  });
}
