import type { SequenceDefinition, Step } from "../../contracts/sequence.ts";
import type { RunState } from "../../contracts/touchRun.ts";
import type { Order, OrderStep } from "../../touches/advance.ts";

/** The order that a run has given and whose result it waits for: it follows from where the run stands. */
export function orderOf(definition: SequenceDefinition, { stepId, ordinal, attempt }: RunState): Order {
  const step = definition.steps.find(({ id }) => id === stepId);
  if (step === undefined || !isOrder(step)) throw new Error(`Step ${String(stepId)} orders nothing.`);
  return { step, route: step.kind === "send" ? (step.routes[attempt] ?? null) : null, ordinal, attempt };
}

function isOrder(step: Step): step is OrderStep {
  switch (step.kind) {
    case "wait":
    case "waitFor":
    case "condition":
    case "branch":
    case "split":
    case "end":
      return false;
    default:
      return true;
  }
}
