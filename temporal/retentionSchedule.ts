import { ScheduleAlreadyRunning } from "@temporalio/client";
import type { Client } from "@temporalio/client";
import { retentionWorkflowId, retentionWorkflowType } from "../workflows/retention/messages.ts";

export const RETENTION_SCHEDULE = "retention";

/** Has quiet conversations forgotten once a night, on 03:30 UTC. A schedule that is there already is left as it is. */
export async function ensureRetentionSchedule(client: Client): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: RETENTION_SCHEDULE,
      spec: { calendars: [{ hour: 3, minute: 30 }] },
      action: {
        type: "startWorkflow",
        workflowType: retentionWorkflowType,
        workflowId: retentionWorkflowId,
        taskQueue: "conversation",
      },
      policies: { overlap: "SKIP", catchupWindow: "1 day" },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
