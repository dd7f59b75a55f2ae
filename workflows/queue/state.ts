import type { OperatorId } from "../../contracts/ids.ts";
import type {
  AssignReason,
  QueueChoice,
  QueueLook,
  QueueOperator,
  Skipped,
  WaitingConversation,
} from "../../contracts/queue.ts";

/** What the actor of a team's line knows. The line itself lies in Postgres. */
export interface QueueState {
  /** Something may have changed since the line was last looked at. */
  readonly unseen: boolean;
  readonly waiting: number;
  /** An offer runs out then, or the team opens (epoch milliseconds). */
  readonly lookAgainAtMs: number | null;
  /** When somebody waited last and nobody could be given anything (epoch milliseconds). */
  readonly stuckAtMs: number | null;
}

export type QueueEvent =
  | { readonly kind: "rang" | "lookBegan" }
  | {
      readonly kind: "looked";
      readonly atMs: number;
      readonly look: QueueLook;
      /** What was chosen upon it; null: nobody can be given anything now. */
      readonly choice: QueueChoice | null;
    };

export type Step =
  | { readonly kind: "look" }
  | { readonly kind: "wait"; readonly forMs: number }
  | { readonly kind: "rest" };

/** A line that nobody has looked at yet. */
export const startingState: QueueState = { unseen: true, waiting: 0, lookAgainAtMs: null, stuckAtMs: null };

/** The rules of a line's actor, with `choose`. Pure, so they are tested without a server. */
export function advance(state: QueueState, event: QueueEvent): QueueState {
  switch (event.kind) {
    case "rang":
      return { ...state, unseen: true };
    case "lookBegan":
      return { ...state, unseen: false };
    case "looked": {
      const { atMs, look, choice } = event;
      const isStuck = look.isOpen && look.waiting.length > 0 && choice === null;
      return {
        ...state,
        waiting: look.waitingCount,
        lookAgainAtMs: look.lookAgainInMs === null ? null : atMs + look.lookAgainInMs,
        stuckAtMs: isStuck ? atMs : state.stuckAtMs,
      };
    }
  }
}

export function nextStep(state: QueueState, nowMs: number): Step {
  if (state.unseen) return { kind: "look" };
  if (state.lookAgainAtMs === null) return { kind: "rest" };
  const forMs = state.lookAgainAtMs - nowMs;
  return forMs <= 0 ? { kind: "look" } : { kind: "wait", forMs };
}

/**
 * Who gets what next; null when nobody can be given anything. Whoever is first in the line is served first; the contact's
 * own operator before the others, and of the others who was served longest ago. Nobody gets the same twice in a round.
 */
export function choose(look: QueueLook, state: QueueState, nowMs: number): QueueChoice | null {
  if (!look.isOpen || look.order === "byHand") return null;
  for (const conversation of look.waiting) {
    const choice = chooseFor(conversation, look.operators, (waitingMs) => reasonOf(state, nowMs - waitingMs));
    if (choice !== null) return choice;
  }
  return null;
}

function chooseFor(
  { conversationId, waitingMs, offeredTo, headsTold, responsible }: WaitingConversation,
  operators: readonly QueueOperator[],
  reasonFor: (waitingMs: number) => AssignReason,
): QueueChoice | null {
  const had = (operatorId: OperatorId) => offeredTo.includes(operatorId);
  const assign = (operatorId: OperatorId, reason: AssignReason, skipped: readonly Skipped[]) =>
    ({ kind: "assign", conversationId, operatorId, reason, skipped }) as const;

  if (responsible?.availability === "free" && !had(responsible.operatorId)) {
    return assign(responsible.operatorId, "responsible", []);
  }
  const isOutsider = responsible !== null && !operators.some(({ operatorId }) => operatorId === responsible.operatorId);
  const skipped = [...(isOutsider ? [responsible] : []), ...operators].flatMap(
    ({ operatorId, availability }): Skipped[] => {
      if (had(operatorId)) return [{ operatorId, why: "offered" }];
      return availability === "free" ? [] : [{ operatorId, why: availability }];
    },
  );
  const next = operators
    .filter(({ operatorId, availability }) => availability === "free" && !had(operatorId))
    .toSorted((one, other) => (one.servedAtMs ?? 0) - (other.servedAtMs ?? 0))[0];
  if (next !== undefined) {
    return assign(next.operatorId, offeredTo.length > 0 ? "ladder" : reasonFor(waitingMs), skipped);
  }
  // Somebody without room will have some: the round goes on with them.
  const isOver = offeredTo.length > 0 && !skipped.some(({ why }) => why === "full");
  return isOver && !headsTold ? { kind: "tellHeads", conversationId, skipped } : null;
}

/** Who waited already when nobody had room is served because somebody has some again. */
const reasonOf = ({ stuckAtMs }: QueueState, sinceMs: number): AssignReason =>
  stuckAtMs !== null && sinceMs <= stuckAtMs ? "capacityFreed" : "roundRobin";
