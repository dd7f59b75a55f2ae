import { proxyActivities } from "@temporalio/workflow";
import type { SimulationActivities } from "../../activities/simulation.ts";
import type { SimulationInput } from "./messages.ts";

/** Behind everything that somebody waits for. */
const PRIORITY = 5;

/** One trial of a definition. It begins anew where its worker is lost: nothing of it is seen before it is complete. */
export async function simulationWorkflow(input: SimulationInput): Promise<void> {
  const { simulate, giveUpSimulation } = proxyActivities<SimulationActivities>({
    taskQueue: "io",
    startToCloseTimeout: "10 minutes",
    heartbeatTimeout: "30 seconds",
    retry: { initialInterval: "1 second", maximumInterval: "10 seconds", maximumAttempts: 5 },
    priority: { priorityKey: PRIORITY, fairnessKey: input.tenantId },
  });
  try {
    await simulate({ simulationId: input.simulationId });
  } catch {
    await giveUpSimulation({ simulationId: input.simulationId });
  }
}
