import type { SequenceDefinition, Step, StepId } from "../../../../../../contracts/sequence.ts";
import { waysOut } from "../../../../../../contracts/sequence.ts";

/** Where something stands between two steps: after a step by one of its ways, or before all of them. */
export interface Place {
  /** Null: what triggers begin with. */
  readonly stepId: StepId | null;
  readonly way: string;
}

/** The way from what begins a run to its first step. */
export const startPlace: Place = { stepId: null, way: "start" };

export const stepOf = ({ steps }: SequenceDefinition, id: StepId | null): Step | undefined =>
  id === null ? undefined : steps.find((step) => step.id === id);

/** Where a way leads now. */
export function targetOf(definition: SequenceDefinition, { stepId, way }: Place): StepId | null {
  if (stepId === null) return definition.start;
  const step = stepOf(definition, stepId);
  return (step && waysOut(step).find((out) => out.way === way)?.next) ?? null;
}

/** The same definition with one way leading elsewhere. */
export function leadTo(
  definition: SequenceDefinition,
  { stepId, way }: Place,
  next: StepId | null,
): SequenceDefinition {
  if (stepId === null) return { ...definition, start: next };
  return replaceStep(definition, stepId, (step) => withWay(step, way, next));
}

export const replaceStep = (
  definition: SequenceDefinition,
  id: StepId,
  change: (step: Step) => Step,
): SequenceDefinition => ({
  ...definition,
  steps: definition.steps.map((step) => (step.id === id ? change(step) : step)),
});

/** A step with one of its ways leading elsewhere. */
export function withWay(step: Step, way: string, next: StepId | null): Step {
  const [list, place = ""] = way.split(".");
  const at = Number(place);
  if (list === "cases" && step.kind === "branch")
    return { ...step, cases: step.cases.map((one, index) => (index === at ? { ...one, next } : one)) };
  if (list === "variants" && step.kind === "split")
    return { ...step, variants: step.variants.map((one, index) => (index === at ? { ...one, next } : one)) };
  if (way === "otherwise" && "otherwise" in step) return { ...step, otherwise: next };
  if (way === "timedOut" && step.kind === "waitFor") return { ...step, timedOut: next };
  if (way === "failed" && mayFail(step)) return { ...step, failed: next };
  if (way === "next" && "next" in step) return { ...step, next };
  return step;
}

type FallibleStep = Extract<Step, { readonly failed?: StepId | null | undefined }>;

/** Steps that can have a way of their own for when they fail. */
export const mayFail = (step: Step): step is FallibleStep =>
  step.kind === "send" || step.kind === "requestCall" || step.kind === "ai" || step.kind === "webhook";

/** Every way of a definition that leads to a step. */
export function placesBefore(definition: SequenceDefinition, id: StepId): readonly Place[] {
  const fromSteps = definition.steps.flatMap((step) =>
    waysOut(step)
      .filter(({ next }) => next === id)
      .map(({ way }) => ({ stepId: step.id, way })),
  );
  return definition.start === id ? [startPlace, ...fromSteps] : fromSteps;
}
