const STEPS_BACK_MAX = 200;
/** What is typed into one field in a row is one step back. */
const ONE_STEP_MS = 1_200;

export interface Undoable<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What was changed last, and when. */
  readonly last: { readonly what: string; readonly atMs: number } | null;
}

export type UndoableOrder<State> =
  /** Changes under the same name in a row, each soon after the other, are undone together. */
  | {
      readonly kind: "change";
      readonly change: (state: State) => State;
      readonly what: string | null;
      readonly atMs: number;
    }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  /** Begins anew: there is nothing to undo. */
  | { readonly kind: "reset"; readonly state: State };

export const undoable = <State>(present: State): Undoable<State> => ({ past: [], present, future: [], last: null });

export function reduceUndoable<State>(known: Undoable<State>, order: UndoableOrder<State>): Undoable<State> {
  const { past, present, future, last } = known;
  switch (order.kind) {
    case "change": {
      const next = order.change(present);
      if (Object.is(next, present)) return known;
      const { what, atMs } = order;
      const goesOn = what !== null && last?.what === what && atMs - last.atMs < ONE_STEP_MS;
      return {
        past: goesOn ? past : [...past, present].slice(-STEPS_BACK_MAX),
        present: next,
        future: [],
        last: what === null ? null : { what, atMs },
      };
    }
    case "undo": {
      const before = past.at(-1);
      if (before === undefined) return known;
      return { past: past.slice(0, -1), present: before, future: [present, ...future], last: null };
    }
    case "redo": {
      const [after, ...rest] = future;
      if (after === undefined) return known;
      return { past: [...past, present], present: after, future: rest, last: null };
    }
    case "reset":
      return undoable(order.state);
  }
}
