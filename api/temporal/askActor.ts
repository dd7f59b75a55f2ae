import { WorkflowNotFoundError } from "@temporalio/client";
import type { ActorView } from "../../contracts/conversation.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { conversationWorkflowId } from "../../workflows/conversation/messages.ts";
import type { ApiDeps } from "../apiDeps.ts";

const DESCRIBE_TIMEOUT_MS = 2_000;

type Presence = Pick<ActorView, "presence" | "state">;

/**
 * What a conversation's actor says of itself. A query would also be answered by an actor that has completed, so the
 * server is asked first. Running without a state: no worker answered in time.
 */
export async function askActor(
  { temporal, actors }: Pick<ApiDeps, "temporal" | "actors">,
  id: ConversationId,
): Promise<Presence> {
  try {
    const handleId = conversationWorkflowId(id);
    const { status } = await temporal.call(DESCRIBE_TIMEOUT_MS, (client) =>
      client.workflow.getHandle(handleId).describe(),
    );
    if (status.name !== "RUNNING") return { presence: "resting", state: null };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { presence: "resting", state: null };
    if (error instanceof ProductError) return { presence: "away", state: null };
    throw error;
  }
  const snapshot = await actors.state(id).catch(() => null);
  if (snapshot === null) return { presence: "running", state: null };
  const { startedAtMs, ...state } = snapshot;
  return { presence: "running", state: { ...state, startedAt: new Date(startedAtMs).toISOString() } };
}
