import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import { simulationWorkflowId, simulationWorkflowType } from "../workflows/simulation/messages.ts";
import type { SimulationInput } from "../workflows/simulation/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

/** Has somebody work on a simulation; where somebody does already, nothing changes. */
export async function startSimulation(client: Client, input: SimulationInput): Promise<void> {
  await client.workflow.start(simulationWorkflowType, {
    workflowId: simulationWorkflowId(input.simulationId),
    workflowIdConflictPolicy: "USE_EXISTING",
    taskQueue: "conversation",
    args: [input],
    staticSummary: "Проба цепочки",
    typedSearchAttributes: [{ key: tenantAttribute, value: input.tenantId }],
    priority: { priorityKey: 5, fairnessKey: input.tenantId },
  });
}
