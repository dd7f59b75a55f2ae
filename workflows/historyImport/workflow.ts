import { continueAsNew, isCancellation, proxyActivities, setHandler, sleep } from "@temporalio/workflow";
import type { HistoryImportActivities } from "../../activities/historyImport.ts";
import type { HistoryImportStepActivities } from "../../activities/historyImportStep.ts";
import { historyIsLong } from "../historyIsLong.ts";
import { importOrderedSignal } from "./messages.ts";
import type { HistoryImportInput } from "./messages.ts";

/** Behind everything that somebody waits for. */
const BULK_PRIORITY = 5;
/** Somebody takes the account over within half a minute, or nobody holds it at all. */
const NOBODY_MS = 10_000;

/**
 * Imports what was written in an account before it was connected, by the process that holds its connection. A page that a
 * process died over is read anew; what was stored of it is not stored twice. Ends when all is imported or somebody stops it.
 */
export async function historyImportWorkflow(input: HistoryImportInput): Promise<void> {
  const { channelAccountId, tenantId } = input;
  const priority = { priorityKey: BULK_PRIORITY, fairnessKey: tenantId };
  const { findImporter } = proxyActivities<HistoryImportStepActivities>({
    taskQueue: "io",
    startToCloseTimeout: "15 seconds",
    priority,
  });
  let isOrdered = true;
  setHandler(importOrderedSignal, () => {
    isOrdered = true;
  });
  // Temporal lets no run end that has not heard a signal: an import that is ordered at the last moment is begun.
  while (isOrdered) {
    isOrdered = false;
    for (;;) {
      const { isWanted, holderId } = await findImporter({ channelAccountId });
      if (!isWanted) break;
      const waitMs = holderId === null ? NOBODY_MS : await importBy(holderId);
      if (waitMs > 0) await sleep(waitMs);
      if (historyIsLong()) await continueAsNew<typeof historyImportWorkflow>(input);
    }
  }

  /** How long to wait before going on, milliseconds. */
  async function importBy(holderId: string): Promise<number> {
    const { importPages } = proxyActivities<HistoryImportActivities>({
      taskQueue: `holder/${holderId}`,
      scheduleToStartTimeout: "15 seconds",
      startToCloseTimeout: "2 minutes",
      heartbeatTimeout: "15 seconds",
      retry: { maximumAttempts: 1 },
      priority,
    });
    try {
      return await importPages({ channelAccountId });
    } catch (error) {
      if (isCancellation(error)) throw error;
      return NOBODY_MS;
    }
  }
}
