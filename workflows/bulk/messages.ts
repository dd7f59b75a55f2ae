import { defineSignal } from "@temporalio/workflow";
import type { BulkRunId, TenantId } from "../../contracts/ids.ts";

export const bulkWorkflowType = "bulkWorkflow";
export const bulkWorkflowId = (id: BulkRunId) => `bulk/${id}`;

/** The run itself, what it changes and how far it is, lies in Postgres. */
export interface BulkInput {
  readonly runId: BulkRunId;
  readonly tenantId: TenantId;
}

/** There is something to do in Postgres: the run itself, or its undoing. */
export const orderedSignal = defineSignal("ordered");
