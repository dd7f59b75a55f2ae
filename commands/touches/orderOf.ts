import type { SequenceDefinition, Step, StepKind } from "../../contracts/sequence.ts";
import type { RunState } from "../../contracts/touchRun.ts";
import type { Order, OrderStep } from "../../touches/advance.ts";

/** The order that a run has given and whose result it waits for: it follows from where the run stands. */
export function orderOf(definition: SequenceDefinition, { stepId, ordinal, attempt }: RunState): Order {
  const step = definition.steps.find(({ id }) => id === stepId);
  if (step === undefined || !isOrder(step)) throw new Error(`Step ${String(stepId)} orders nothing.`);
  return { step, route: step.kind === "send" ? (step.routes[attempt] ?? null) : null, ordinal, attempt };
}

/** Steps that the rules take by themselves. */
const takenAlone: ReadonlySet<StepKind> = new Set(["wait", "waitFor", "condition", "branch", "split", "end"]);

const isOrder = (step: Step): step is OrderStep => !takenAlone.has(step.kind);
