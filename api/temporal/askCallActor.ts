import type { CallActorView } from "../../contracts/call.ts";
import type { CallRequestId } from "../../contracts/ids.ts";
import { callWorkflowId } from "../../workflows/call/messages.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { askPresence } from "./askPresence.ts";

type Presence = Pick<CallActorView, "presence" | "dueAt">;

/** What a call's actor says of itself. */
export async function askCallActor(deps: Pick<ApiDeps, "temporal" | "actors">, id: CallRequestId): Promise<Presence> {
  const presence = await askPresence(deps, callWorkflowId(id));
  if (presence !== "running") return { presence, dueAt: null };
  const snapshot = await deps.actors.callState(id).catch(() => null);
  const dueAtMs = snapshot?.dueAtMs ?? null;
  return { presence: "running", dueAt: dueAtMs === null ? null : new Date(dueAtMs).toISOString() };
}
