import type { SequenceDefinition, StepId } from "../../../../../../contracts/sequence.ts";

export type Difference = "new" | "changed";

/** Which steps another definition does not have, or has otherwise; where they stand does not count. */
export function differences(of: SequenceDefinition, to: SequenceDefinition): ReadonlyMap<StepId, Difference> {
  const others = new Map(to.steps.map((step) => [step.id, step]));
  return new Map(
    of.steps.flatMap((step): readonly (readonly [StepId, Difference])[] => {
      const other = others.get(step.id);
      if (other === undefined) return [[step.id, "new"]];
      return JSON.stringify({ ...other, at: step.at }) === JSON.stringify(step) ? [] : [[step.id, "changed"]];
    }),
  );
}
