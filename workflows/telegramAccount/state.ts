import type { SignInOutcome, SignInPhase } from "../../contracts/telegramAccount.ts";

/** What the actor of an account knows: how far signing in came and who holds it, never a number, a code or a session. */
export interface AccountState {
  readonly phase: SignInPhase;
  /** Until when the awaited step may be taken (epoch milliseconds); null: nothing is awaited. */
  readonly waitUntilMs: number | null;
  readonly holderId: string | null;
  readonly epoch: number;
  readonly floodUntilMs: number | null;
}

export type AccountEvent =
  | ({ readonly kind: "stepDone"; readonly atMs: number } & SignInOutcome)
  | { readonly kind: "holderReady"; readonly holderId: string; readonly epoch: number }
  | { readonly kind: "holderLost"; readonly epoch: number }
  | { readonly kind: "floodWait"; readonly atMs: number; readonly forMs: number };

export const startingState: AccountState = {
  phase: "signedOut",
  waitUntilMs: null,
  holderId: null,
  epoch: 0,
  floodUntilMs: null,
};

/** The rules of an account's actor. Pure, so they are tested without a server. */
export function advance(state: AccountState, event: AccountEvent): AccountState {
  switch (event.kind) {
    case "stepDone":
      return { ...state, phase: event.phase, waitUntilMs: event.waitMs === null ? null : event.atMs + event.waitMs };
    case "holderReady":
      // Facts of two holders may cross; the higher epoch is the newer one.
      if (event.epoch < state.epoch) return state;
      return { ...state, phase: "signedIn", waitUntilMs: null, holderId: event.holderId, epoch: event.epoch };
    case "holderLost":
      return event.epoch < state.epoch ? state : { ...state, holderId: null };
    case "floodWait":
      return { ...state, floodUntilMs: event.atMs + event.forMs };
  }
}

/** Until when the actor has something to wait for (epoch milliseconds); null: nothing. */
export const waitsUntilMs = ({ phase, waitUntilMs }: AccountState): number | null =>
  phase === "codeAwaited" || phase === "passwordAwaited" ? waitUntilMs : null;
