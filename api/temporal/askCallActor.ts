import { WorkflowNotFoundError } from "@temporalio/client";
import type { CallActorView } from "../../contracts/call.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CallRequestId } from "../../contracts/ids.ts";
import { callWorkflowId } from "../../workflows/call/messages.ts";
import type { ApiDeps } from "../apiDeps.ts";

const DESCRIBE_TIMEOUT_MS = 2_000;

type Presence = Pick<CallActorView, "presence" | "dueAt">;

/** What a call's actor says of itself; see askActor for why the server is asked first. */
export async function askCallActor(
  { temporal, actors }: Pick<ApiDeps, "temporal" | "actors">,
  id: CallRequestId,
): Promise<Presence> {
  try {
    const { status } = await temporal.call(DESCRIBE_TIMEOUT_MS, (client) =>
      client.workflow.getHandle(callWorkflowId(id)).describe(),
    );
    if (status.name !== "RUNNING") return { presence: "resting", dueAt: null };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { presence: "resting", dueAt: null };
    if (error instanceof ProductError) return { presence: "away", dueAt: null };
    throw error;
  }
  const snapshot = await actors.callState(id).catch(() => null);
  const dueAtMs = snapshot?.dueAtMs ?? null;
  return { presence: "running", dueAt: dueAtMs === null ? null : new Date(dueAtMs).toISOString() };
}
