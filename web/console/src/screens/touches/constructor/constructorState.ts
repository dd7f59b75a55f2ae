import { createContext, use } from "react";
import type { SequenceDefinition, SequenceKind, StepId } from "../../../../../../contracts/sequence.ts";
import type { StepTally } from "../../../../../../contracts/simulation.ts";
import type { Difference } from "./differences.ts";
import type { DraftProblem } from "./problems.ts";
import type { Place } from "./ways.ts";

/** What the parts of the constructor share: the definition as it stands, what is chosen in it, and how it is changed. */
export interface Constructor {
  readonly kind: SequenceKind;
  readonly definition: SequenceDefinition;
  readonly problems: readonly DraftProblem[];
  readonly isReadOnly: boolean;
  /** The step whose form is shown; null: what begins the runs. */
  readonly focus: StepId | null;
  /** What is copied and removed together with it. */
  readonly also: ReadonlySet<StepId>;
  /** What differs from the published version. */
  readonly marks: ReadonlyMap<StepId, Difference>;
  /** How many went where in the last simulation. */
  readonly tallies: ReadonlyMap<StepId, StepTally> | null;
  /** Of a run: where it stands, and where it has been. */
  readonly trail: { readonly at: StepId | null; readonly been: ReadonlySet<StepId> } | null;
  /** Changes under the same name in a row are undone together. */
  readonly change: (change: (definition: SequenceDefinition) => SequenceDefinition, what?: string) => void;
  readonly select: (id: StepId | null, extend?: boolean) => void;
  readonly openForm: () => void;
  readonly add: (place: Place) => void;
  readonly remove: (ids: readonly StepId[]) => void;
  readonly copy: (ids: readonly StepId[]) => void;
}

const nothing = (): void => undefined;

/** A definition that is only looked at. */
export const onlyLookedAt = (
  seen: Pick<Constructor, "kind" | "definition" | "trail" | "focus" | "select">,
): Constructor => ({
  problems: [],
  isReadOnly: true,
  also: new Set(),
  marks: new Map(),
  tallies: null,
  change: nothing,
  openForm: nothing,
  add: nothing,
  remove: nothing,
  copy: nothing,
  ...seen,
});

export const ConstructorContext = createContext<Constructor | null>(null);

export function useConstructor(): Constructor {
  const constructor = use(ConstructorContext);
  if (constructor === null) throw new Error("This part of the constructor stands outside of it.");
  return constructor;
}
