import type { TenantId } from "../../contracts/ids.ts";
import type { ReachableTemporal } from "./reachTemporal.ts";

const LIST_TIMEOUT_MS = 5_000;
const COUNT_TIMEOUT_MS = 2_000;
const ACTORS_MAX = 200;

/** Set by the server after five failures of a workflow task in a row, and taken away after the first success. */
const STUCK = `ExecutionStatus = "Running" AND TemporalReportedProblems IN ("category=WorkflowTaskFailed", "category=WorkflowTaskTimedOut")`;

export interface StuckActor {
  readonly workflowId: string;
  readonly runId: string;
  readonly type: string;
  readonly problem: string;
  readonly startedAt: string;
}

/** The visibility query of a tenant's stuck actors; also the text of a saved view in the Temporal UI. */
export const stuckQuery = (tenantId: TenantId): string => `${STUCK} AND SwTenant = "${tenantId}"`;

/** How many of them there are in the whole installation. */
export const countStuckActors = (temporal: ReachableTemporal): Promise<number> =>
  temporal.call(COUNT_TIMEOUT_MS, async (client) => (await client.workflow.count(STUCK)).count);

/** Actors whose workflow task keeps failing. */
export function findStuckActors(temporal: ReachableTemporal, query: string): Promise<readonly StuckActor[]> {
  return temporal.call(LIST_TIMEOUT_MS, async (client) => {
    const found: StuckActor[] = [];
    for await (const { workflowId, runId, type, startTime, searchAttributes } of client.workflow.list({
      query,
      pageSize: ACTORS_MAX,
    })) {
      const problem = (searchAttributes["TemporalReportedProblems"] ?? []).join(", ");
      found.push({ workflowId, runId, type, problem, startedAt: startTime.toISOString() });
      if (found.length === ACTORS_MAX) break;
    }
    return found;
  });
}
