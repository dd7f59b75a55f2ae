import { WorkflowNotFoundError } from "@temporalio/client";
import { ProductError } from "../../contracts/errors.ts";
import type { ApiDeps } from "../apiDeps.ts";

const DESCRIBE_TIMEOUT_MS = 2_000;

/**
 * Whether an actor runs; "away" when Temporal cannot say. A query would also be answered by an actor that has
 * completed, so the server is asked before the actor is.
 */
export async function askPresence(
  { temporal }: Pick<ApiDeps, "temporal">,
  workflowId: string,
): Promise<"running" | "resting" | "away"> {
  try {
    const { status } = await temporal.call(DESCRIBE_TIMEOUT_MS, (client) =>
      client.workflow.getHandle(workflowId).describe(),
    );
    return status.name === "RUNNING" ? "running" : "resting";
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return "resting";
    if (error instanceof ProductError) return "away";
    throw error;
  }
}
