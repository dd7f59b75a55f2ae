import type { Client } from "@temporalio/client";
import type { MediaRef } from "../contracts/actors.ts";
import { mediaFetchWorkflowId, mediaFetchWorkflowType } from "../workflows/mediaFetch/messages.ts";

/** Starts the fetching of a file; starting it again while it runs, or after it succeeded, is a no-op for the file. */
export async function startMediaFetch(client: Client, media: MediaRef): Promise<void> {
  await client.workflow.start(mediaFetchWorkflowType, {
    workflowId: mediaFetchWorkflowId(media.mediaId),
    workflowIdConflictPolicy: "USE_EXISTING",
    taskQueue: "conversation",
    args: [media],
    priority: { priorityKey: 3, fairnessKey: media.tenantId },
  });
}
