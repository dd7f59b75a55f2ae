import type { SimulationId, TenantId } from "../../contracts/ids.ts";

export const simulationWorkflowType = "simulationWorkflow";
export const simulationWorkflowId = (id: SimulationId) => `simulation/${id}`;

/** What is tried, how far it is and what came of it lies in Postgres. */
export interface SimulationInput {
  readonly simulationId: SimulationId;
  readonly tenantId: TenantId;
}
