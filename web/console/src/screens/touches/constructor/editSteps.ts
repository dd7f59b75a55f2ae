import type { SequenceDefinition, Step, StepId } from "../../../../../../contracts/sequence.ts";
import { waysOut } from "../../../../../../contracts/sequence.ts";
import { freshKey } from "../../../state/freshKey.ts";
import { stepSpacing } from "../../../theme.ts";
import { arranged, isArranged } from "./arrange.ts";
import { type Place, leadTo, placesBefore, stepOf, targetOf, withWay } from "./ways.ts";

const RANDOM_LENGTH = 8;

/** Never one that an earlier version had for another step: runs find their place in a newer version by it. */
export const freshStepId = (kind: Step["kind"]): StepId =>
  `${kind.toLowerCase()}-${freshKey().slice(0, RANDOM_LENGTH)}`;

/** Puts steps, linked among themselves from the first to the last, into a way; what stood there follows them. */
export function insertSteps(definition: SequenceDefinition, place: Place, added: readonly Step[]): SequenceDefinition {
  const [first] = added;
  const last = added.at(-1);
  if (first === undefined || last === undefined) return definition;
  const after = targetOf(definition, place);
  const above = stepOf(definition, place.stepId)?.at ?? { x: 0, y: -stepSpacing.down };
  const below = added.map((step, index) => ({
    ...step,
    at: { x: above.x, y: above.y + (index + 1) * stepSpacing.down },
  }));
  const begun = leadTo({ ...definition, steps: [...definition.steps, ...below] }, place, first.id);
  const onward = waysOut(last).find(({ next }) => next === null);
  const linked = onward ? leadTo(begun, { stepId: last.id, way: onward.way }, after) : begun;
  return keptArranged(definition, linked);
}

/** Takes steps out; what led to one leads to whatever followed it. */
export function removeSteps(definition: SequenceDefinition, ids: ReadonlySet<StepId>): SequenceDefinition {
  const follower = (id: StepId, seen: ReadonlySet<StepId>): StepId | null => {
    const step = stepOf(definition, id);
    const next = (step && waysOut(step)[0]?.next) ?? null;
    if (next === null || seen.has(next)) return null;
    return ids.has(next) ? follower(next, new Set([...seen, next])) : next;
  };
  let relinked = definition;
  for (const id of ids)
    for (const place of placesBefore(definition, id)) relinked = leadTo(relinked, place, follower(id, new Set([id])));
  return keptArranged(definition, { ...relinked, steps: relinked.steps.filter(({ id }) => !ids.has(id)) });
}

/** The same steps under ids of their own, with the ways between them; those out of them lead nowhere yet. */
export function copiesOf(steps: readonly Step[]): readonly Step[] {
  const ids = new Map(steps.map(({ id, kind }) => [id, freshStepId(kind)]));
  return steps.map((step) =>
    waysOut(step).reduce<Step>(
      (copy, { way, next }) => withWay(copy, way, next === null ? null : (ids.get(next) ?? null)),
      { ...step, id: ids.get(step.id) ?? step.id },
    ),
  );
}

/** Steps that nobody has moved by hand stay in order; otherwise only what is new finds a place. */
const keptArranged = (before: SequenceDefinition, after: SequenceDefinition): SequenceDefinition =>
  isArranged(before) ? arranged(after) : after;
