import type { Answering } from "../../contracts/actors.ts";

/** What the actor knows: flags and cursors, never texts. Handed over whole when a run continues as new. */
export interface ConversationState extends Answering {
  /** The contact may have written since an answer last began. */
  readonly unheard: boolean;
  /** Something may wait in the outbox. */
  readonly outbox: boolean;
  /** The messenger asked us to wait until then (epoch milliseconds) before the next delivery. */
  readonly deliverNotBeforeMs: number;
  /** When something that was put off is due (epoch milliseconds). Absent in what runs of before it existed handed over. */
  readonly deadlineAtMs?: number | null;
}

/** What a turn or a delivery came to. */
export interface WorkDone extends Answering {
  /** Something is left in the outbox, to be tried after this many milliseconds; null when nothing is. */
  readonly leftForMs: number | null;
  /** In how many milliseconds something that was put off is due; null when nothing is. Absent: this work did not look. */
  readonly deadlineInMs?: number | null;
  /** Only the process of this name can send what is left. */
  readonly heldBy?: string;
}

/** What may wait, as Postgres knows it. */
export interface Waiting extends Answering {
  readonly unheard: boolean;
  readonly outbox: boolean;
}

export type ConversationEvent =
  | ({
      readonly kind: "messageArrived" | "replyQueued" | "takenOver" | "handedBack" | "assigned" | "closed";
    } & Answering)
  | { readonly kind: "peopleAwaited" }
  /** What held the outbox back may be gone: a reply can be taken back before it leaves. */
  | { readonly kind: "outboxChanged" }
  | { readonly kind: "answeringBegan" | "deliveringBegan" | "answeringInterrupted" | "deliveringInterrupted" }
  | ({ readonly kind: "answeringDone" | "deliveringDone"; readonly atMs: number } & WorkDone)
  | ({ readonly kind: "lookedAround" } & Waiting);

export type Step =
  | { readonly kind: "answer" }
  | { readonly kind: "deliver" }
  | { readonly kind: "wait"; readonly forMs: number }
  | { readonly kind: "rest" };

export const startingState = ({ mode, generation }: Answering): ConversationState => ({
  mode,
  generation,
  unheard: false,
  outbox: false,
  deliverNotBeforeMs: 0,
});

/** The rules of a conversation's actor. Pure, so they are tested without a server. */
export function advance(state: ConversationState, event: ConversationEvent): ConversationState {
  switch (event.kind) {
    case "messageArrived":
    case "handedBack":
      return { ...newest(state, event), unheard: true };
    case "replyQueued":
      return { ...newest(state, event), outbox: true };
    case "peopleAwaited":
      return { ...state, outbox: true };
    case "outboxChanged":
      return { ...state, deliverNotBeforeMs: 0 };
    case "takenOver":
    case "assigned":
    case "closed":
      return newest(state, event);
    case "answeringBegan":
      return { ...state, unheard: false };
    case "deliveringBegan":
      return { ...state, outbox: false };
    case "answeringInterrupted":
      return { ...state, unheard: true, outbox: true };
    case "deliveringInterrupted":
      return { ...state, outbox: true };
    case "answeringDone":
    case "deliveringDone":
      return afterWork(newest(state, event), event);
    case "lookedAround":
      return { ...newest(state, event), unheard: state.unheard || event.unheard, outbox: state.outbox || event.outbox };
  }
}

/** What to do now. What was decided earlier leaves earlier, so deliveries go before answers; they also keep the deadlines. */
export function nextStep(state: ConversationState, nowMs: number): Step {
  const holdMs = state.outbox ? state.deliverNotBeforeMs - nowMs : Infinity;
  const dueInMs = (state.deadlineAtMs ?? Infinity) - nowMs;
  if (holdMs <= 0 || dueInMs <= 0) return { kind: "deliver" };
  if (state.unheard && state.mode === "bot") return { kind: "answer" };
  const forMs = Math.min(holdMs, dueInMs);
  return forMs === Infinity ? { kind: "rest" } : { kind: "wait", forMs };
}

function afterWork(
  state: ConversationState,
  { leftForMs, deadlineInMs, atMs }: WorkDone & { readonly atMs: number },
): ConversationState {
  return {
    ...state,
    ...(leftForMs !== null && { outbox: true, deliverNotBeforeMs: atMs + leftForMs }),
    ...(deadlineInMs !== undefined && { deadlineAtMs: deadlineInMs === null ? null : atMs + deadlineInMs }),
  };
}

/** Facts and results may arrive out of order; who answers is what the highest generation says. */
function newest(state: ConversationState, { mode, generation }: Answering): ConversationState {
  return generation > state.generation ? { ...state, mode, generation } : state;
}
