import { workflowInfo } from "@temporalio/workflow";

const HISTORY_EVENTS_MAX = 500;

/** Time to go on in a fresh run: a short history makes a cold actor cheap to wake. */
export function historyIsLong(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength > HISTORY_EVENTS_MAX || continueAsNewSuggested;
}
