import type { SequenceDefinition, Step, StepId } from "../../../../../../contracts/sequence.ts";
import { waysOut } from "../../../../../../contracts/sequence.ts";

/** A line of the outline: a step; a way of the step above it, where that has several; or where a way goes on at a step above. */
export type OutlineLine =
  | { readonly kind: "step"; readonly step: Step; readonly depth: number }
  | { readonly kind: "way"; readonly step: Step; readonly way: string; readonly depth: number; readonly isEnd: boolean }
  | { readonly kind: "again"; readonly step: Step; readonly of: StepId; readonly way: string; readonly depth: number }
  | { readonly kind: "unreached" };

/** A definition as a list from top to bottom: each step once, what nothing leads to at the end. */
export function outlineOf({ start, steps }: SequenceDefinition): readonly OutlineLine[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const seen = new Set<StepId>();
  const lines: OutlineLine[] = [];
  const follow = (id: StepId | null, depth: number, from?: { readonly of: StepId; readonly way: string }): void => {
    const step = id === null ? undefined : byId.get(id);
    if (step === undefined) return;
    if (seen.has(step.id)) {
      if (from) lines.push({ kind: "again", step, ...from, depth });
      return;
    }
    seen.add(step.id);
    lines.push({ kind: "step", step, depth });
    const ways = waysOut(step);
    for (const { way, next } of ways) {
      const isBranching = ways.length > 1;
      if (isBranching) lines.push({ kind: "way", step, way, depth: depth + 1, isEnd: next === null });
      follow(next, isBranching ? depth + 1 : depth, { of: step.id, way });
    }
  };
  follow(start, 0);
  if (seen.size < steps.length) lines.push({ kind: "unreached" });
  for (const { id } of steps) if (!seen.has(id)) follow(id, 0);
  return lines;
}
