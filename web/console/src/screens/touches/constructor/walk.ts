import type { SequenceDefinition, StepId } from "../../../../../../contracts/sequence.ts";
import { waysOut } from "../../../../../../contracts/sequence.ts";
import { placesBefore, stepOf } from "./ways.ts";

export type Direction = "up" | "down" | "left" | "right";

/** Where an arrow key leads along the ways from a step (null: what begins the runs); undefined: nowhere. */
export function walk(
  definition: SequenceDefinition,
  from: StepId | null,
  direction: Direction,
): StepId | null | undefined {
  const targets = (id: StepId | null): readonly StepId[] => {
    if (id === null) return definition.start === null ? [] : [definition.start];
    const step = stepOf(definition, id);
    return [...new Set(step ? waysOut(step).flatMap(({ next }) => (next === null ? [] : [next])) : [])];
  };
  if (direction === "down") return targets(from)[0];
  if (from === null) return undefined;
  const before = placesBefore(definition, from)[0]?.stepId;
  if (direction === "up") return before ?? null;
  if (before === undefined) return undefined;
  const siblings = targets(before);
  return siblings[siblings.indexOf(from) + (direction === "left" ? -1 : 1)];
}
