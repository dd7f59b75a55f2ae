import { continueAsNew, proxyActivities, setHandler } from "@temporalio/workflow";
import type { BulkActivities } from "../../activities/bulk.ts";
import { historyIsLong } from "../historyIsLong.ts";
import { orderedSignal } from "./messages.ts";
import type { BulkInput } from "./messages.ts";

/** Behind everything that somebody waits for. */
const BULK_PRIORITY = 5;

/**
 * One bulk run, or its undoing: page by page, until nothing is left or its operator has stopped it, which the next
 * conversation's turn notices in Postgres. A page that fails is begun anew; what was done of it is not done twice.
 */
export async function bulkWorkflow(input: BulkInput): Promise<void> {
  const { workOnPage } = proxyActivities<BulkActivities>({
    taskQueue: "io",
    startToCloseTimeout: "10 minutes",
    heartbeatTimeout: "15 seconds",
    retry: { initialInterval: "1 second", backoffCoefficient: 2, maximumInterval: "30 seconds" },
    priority: { priorityKey: BULK_PRIORITY, fairnessKey: input.tenantId },
  });
  let isOrdered = true;
  setHandler(orderedSignal, () => {
    isOrdered = true;
  });
  // Temporal lets no run end that has not heard a signal: an undoing that is ordered at the last moment is seen to.
  while (isOrdered) {
    isOrdered = false;
    while (await workOnPage({ runId: input.runId })) {
      if (historyIsLong()) await continueAsNew<typeof bulkWorkflow>(input);
    }
  }
}
