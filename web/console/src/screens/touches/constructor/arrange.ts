import type { SequenceDefinition, Step, StepId } from "../../../../../../contracts/sequence.ts";
import { waysOut } from "../../../../../../contracts/sequence.ts";
import { stepSpacing } from "../../../theme.ts";

type At = Step["at"];

const { across, down } = stepSpacing;

/**
 * Where steps stand when nobody has moved them: each below whatever leads to it, side by side where ways part. Every way
 * down has a column of its own, so that nothing covers anything; what nothing leads to stands to the right.
 */
export function arrange({ start, steps }: SequenceDefinition): ReadonlyMap<StepId, At> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const roots = [...(start === null ? [] : [start]), ...steps.map(({ id }) => id)];
  const rows = rowsOf(roots, byId);
  const columns = new Map<StepId, number>();
  let free = 0;
  const take = (): number => {
    free += 1;
    return free - 1;
  };
  const place = (id: StepId): number => {
    columns.set(id, free);
    const ways = waysOut(byId.get(id) ?? unknownStep(id));
    const below = ways.flatMap(({ next }) => {
      if (next !== null && byId.has(next) && !columns.has(next)) return [place(next)];
      // A way that ends, or goes on further down, needs room beside the others.
      return ways.length > 1 ? [take()] : [];
    });
    const column = below.length === 0 ? take() : ((below[0] ?? 0) + (below.at(-1) ?? 0)) / 2;
    columns.set(id, column);
    return column;
  };
  for (const root of roots) if (byId.has(root) && !columns.has(root)) place(root);
  const middle = (start === null ? undefined : columns.get(start)) ?? 0;
  return new Map(
    [...columns].map(([id, column]) => [
      id,
      { x: Math.round((column - middle) * across), y: (rows.get(id) ?? 0) * down },
    ]),
  );
}

/** Whether every step stands where it would by itself: then nobody minds when they are placed anew. */
export function isArranged(definition: SequenceDefinition): boolean {
  const places = arrange(definition);
  return (
    isNowhere(definition) ||
    definition.steps.every(({ id, at }) => places.get(id)?.x === at.x && places.get(id)?.y === at.y)
  );
}

/** Written by a program, which gave no step a place. */
const isNowhere = ({ steps }: SequenceDefinition): boolean => steps.every(({ at }) => at.x === 0 && at.y === 0);

/** Everything in its place, where it has one. */
export const placed = (definition: SequenceDefinition): SequenceDefinition =>
  isNowhere(definition) ? arranged(definition) : definition;

export function arranged(definition: SequenceDefinition): SequenceDefinition {
  const places = arrange(definition);
  return { ...definition, steps: definition.steps.map((step) => ({ ...step, at: places.get(step.id) ?? step.at })) };
}

/** How many steps lie on the longest way to each; ways back to where one came from do not count. */
function rowsOf(roots: readonly StepId[], byId: ReadonlyMap<StepId, Step>): ReadonlyMap<StepId, number> {
  const done: StepId[] = [];
  const seen = new Set<StepId>();
  const onWay = new Set<StepId>();
  const back = new Set<string>();
  const visit = (id: StepId): void => {
    const step = byId.get(id);
    if (step === undefined || seen.has(id)) return;
    seen.add(id);
    onWay.add(id);
    for (const { next } of waysOut(step)) {
      if (next === null) continue;
      if (onWay.has(next)) back.add(`${id} ${next}`);
      else visit(next);
    }
    onWay.delete(id);
    done.push(id);
  };
  for (const root of roots) visit(root);
  const rows = new Map<StepId, number>();
  for (const id of done.toReversed()) {
    const row = rows.get(id) ?? 0;
    rows.set(id, row);
    for (const { next } of waysOut(byId.get(id) ?? unknownStep(id)))
      if (next !== null && byId.has(next) && !back.has(`${id} ${next}`))
        rows.set(next, Math.max(rows.get(next) ?? 0, row + 1));
  }
  return rows;
}

function unknownStep(id: StepId): never {
  throw new Error(`There is no step ${id} in this definition.`);
}
