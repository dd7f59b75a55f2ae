import type { ReachableTemporal } from "./reachTemporal.ts";

const LIST_TIMEOUT_MS = 5_000;
const ACTORS_MAX = 200;

/** Set by the server after five failures of a workflow task in a row, and taken away after the first success. */
export const STUCK_QUERY = `ExecutionStatus = "Running" AND TemporalReportedProblems IN ("category=WorkflowTaskFailed", "category=WorkflowTaskTimedOut")`;

export interface StuckActor {
  readonly workflowId: string;
  readonly runId: string;
  readonly type: string;
  readonly problem: string;
  readonly startedAt: string;
}

/** Actors whose workflow task keeps failing. */
export function findStuckActors(temporal: ReachableTemporal): Promise<readonly StuckActor[]> {
  return temporal.call(LIST_TIMEOUT_MS, async (client) => {
    const found: StuckActor[] = [];
    for await (const { workflowId, runId, type, startTime, searchAttributes } of client.workflow.list({
      query: STUCK_QUERY,
      pageSize: ACTORS_MAX,
    })) {
      const problem = (searchAttributes["TemporalReportedProblems"] ?? []).join(", ");
      found.push({ workflowId, runId, type, problem, startedAt: startTime.toISOString() });
      if (found.length === ACTORS_MAX) break;
    }
    return found;
  });
}
