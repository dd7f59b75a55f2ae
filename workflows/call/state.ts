import type { CallState } from "../../contracts/call.ts";
import type { CallFact } from "../../contracts/callActor.ts";

/** What the actor of a call knows: how it stands, and when something happens to it by itself. */
export interface CallActorState {
  /** Of the newest change it has heard of. */
  readonly version: number;
  readonly state: CallState;
  /** Epoch milliseconds; null: never. */
  readonly dueAtMs: number | null;
}

export type Step =
  | { readonly kind: "keep" }
  | { readonly kind: "wait"; readonly forMs: number }
  | { readonly kind: "end" };

/** A call of which the actor has heard nothing yet: it looks. */
export const startingState: CallActorState = { version: -1, state: "waiting", dueAtMs: 0 };

/** The rules of a call's actor. Pure, so they are tested without a server. Facts may overtake each other: the newer stands. */
export function advance(known: CallActorState, { version, state, dueInMs }: CallFact, atMs: number): CallActorState {
  if (version < known.version) return known;
  return { version, state, dueAtMs: dueInMs === null ? null : atMs + dueInMs };
}

/**
 * A call that waits for a phone, or for its result, is kept in time. One whose result is unknown stays open for a late
 * report. Of one that has ended nothing is expected; a better report wakes its actor again.
 */
export function nextStep({ state, dueAtMs }: CallActorState, nowMs: number): Step {
  if (dueAtMs === null) return { kind: "end" };
  if (dueAtMs > nowMs) return { kind: "wait", forMs: dueAtMs - nowMs };
  return state === "waiting" || state === "claimed" ? { kind: "keep" } : { kind: "end" };
}
