import { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import type { SequenceKind, StepId } from "../../../../../../contracts/sequence.ts";
import {
  type KnownReferences,
  type SequenceProblem,
  problemsOf,
} from "../../../../../../contracts/sequenceProblems.ts";

/** What keeps a definition from running, as the server sees it; or what is not filled in so that it could be saved at all. */
export type DraftProblem =
  | SequenceProblem
  | { readonly code: "step.unfinished"; readonly stepId: StepId | null; readonly detail: string };

export function draftProblems(
  definition: SequenceDefinition,
  kind: SequenceKind,
  references: KnownReferences,
): readonly DraftProblem[] {
  return [...unfinished(definition), ...problemsOf(definition, kind, references)];
}

/** Whether a draft can be saved: it need not be able to run, but its form must be right. */
export const isSavable = (problems: readonly DraftProblem[]): boolean =>
  problems.every(({ code }) => code !== "step.unfinished");

function unfinished(definition: SequenceDefinition): readonly DraftProblem[] {
  const parsed = SequenceDefinition.safeParse(definition);
  const places = parsed.error?.issues.map(({ path: [part, index, ...field] }) => {
    const step = part === "steps" && typeof index === "number" ? definition.steps[index] : undefined;
    return { code: "step.unfinished" as const, stepId: step?.id ?? null, detail: (step ? field : [part]).join(".") };
  });
  return places ?? [];
}
