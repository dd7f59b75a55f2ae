import type { ActorView } from "../../contracts/conversation.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { conversationWorkflowId } from "../../workflows/conversation/messages.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { askPresence } from "./askPresence.ts";

type Presence = Pick<ActorView, "presence" | "state">;

/** What a conversation's actor says of itself. Running without a state: no worker answered in time. */
export async function askActor(deps: Pick<ApiDeps, "temporal" | "actors">, id: ConversationId): Promise<Presence> {
  const presence = await askPresence(deps, conversationWorkflowId(id));
  if (presence !== "running") return { presence, state: null };
  const snapshot = await deps.actors.state(id).catch(() => null);
  if (snapshot === null) return { presence: "running", state: null };
  const { startedAtMs, ...state } = snapshot;
  return { presence: "running", state: { ...state, startedAt: new Date(startedAtMs).toISOString() } };
}
