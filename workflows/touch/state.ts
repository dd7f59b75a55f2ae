import type { TouchRunId } from "../../contracts/ids.ts";
import type { RunStanding } from "../../contracts/touchActor.ts";
import type { TouchTold } from "./messages.ts";

/** What the actor of a run knows: which one it is, and when to look at it. The run itself lies in Postgres. */
export interface TouchActorState {
  readonly runId: TouchRunId;
  /** Epoch milliseconds; null: not before somebody tells it to. */
  readonly lookAtMs: number | null;
  readonly status: RunStanding["status"];
}

export type TouchActorEvent =
  | { readonly kind: "told"; readonly told: TouchTold }
  | { readonly kind: "walked"; readonly runId: TouchRunId; readonly standing: RunStanding };

export type Step =
  | { readonly kind: "walk" }
  /** forMs null: until it is told something. */
  | { readonly kind: "wait"; readonly forMs: number | null }
  | { readonly kind: "end" };

export const startingState = (runId: TouchRunId): TouchActorState => ({ runId, lookAtMs: null, status: "running" });

/**
 * The rules of a run's actor. Pure, so they are tested without a server. The sooner of two looks stands; of another run,
 * which has begun after this one's end, it knows nothing yet but this.
 */
export function advance(state: TouchActorState, event: TouchActorEvent): TouchActorState {
  if (event.kind === "walked") {
    // While it was looking it may have been told of another run, or to look again.
    if (event.runId !== state.runId) return state;
    const { dueAtMs, status } = event.standing;
    return { ...state, lookAtMs: soonest(state.lookAtMs, dueAtMs), status };
  }
  const { runId, lookAtMs } = event.told;
  if (runId !== state.runId) return { runId, lookAtMs, status: "running" };
  return { ...state, lookAtMs: soonest(state.lookAtMs, lookAtMs) };
}

export function nextStep({ lookAtMs, status }: TouchActorState, nowMs: number): Step {
  if (lookAtMs !== null && lookAtMs <= nowMs) return { kind: "walk" };
  if (status === "ended") return { kind: "end" };
  return { kind: "wait", forMs: lookAtMs === null ? null : lookAtMs - nowMs };
}

const soonest = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other);
