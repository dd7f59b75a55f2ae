import {
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  proxyActivities,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  workflowInfo,
} from "@temporalio/workflow";
import type { CallActivities } from "../../activities/call.ts";
import type { CallFact, CallOrder, CallRef } from "../../contracts/callActor.ts";
import { historyIsLong } from "../historyIsLong.ts";
import { describe } from "./describe.ts";
import { callSignals, callStateQuery, callUpdates } from "./messages.ts";
import type { CallInput } from "./messages.ts";
import { advance, nextStep, startingState } from "./state.ts";

const { keepCall, carryOutCallOrder } = proxyActivities<CallActivities>({
  taskQueue: "io",
  startToCloseTimeout: "15 seconds",
  retry: { initialInterval: "1 second", backoffCoefficient: 2, maximumInterval: "30 seconds" },
});

/**
 * One call request: keeps the time a phone has to take it, to say how it went, and to say so late. Who gets the call and
 * which report counts is decided in Postgres; the actor is told, and completes when nothing is expected any more.
 */
export async function callWorkflow(input: CallInput): Promise<void> {
  const { callRequestId } = input;
  let state = input.state ?? startingState;
  let isTold = false;

  for (const signal of Object.values(callSignals)) setHandler(signal, hear);
  setHandler(callUpdates.claim, order);
  setHandler(callUpdates.cancel, order);
  setHandler(callUpdates.reassign, order);
  setHandler(callStateQuery, () => ({ ...state, historyEvents: workflowInfo().historyLength }));
  setDefaultSignalHandler((name) => log.warn("An unknown signal was ignored.", { name }));

  for (;;) {
    isTold = false;
    const step = nextStep(state, Date.now());
    if (historyIsLong() && allHandlersFinished()) return continueAsNew<typeof callWorkflow>({ ...input, state });
    if (step.kind === "keep") hear(await keepCall({ callRequestId }));
    else if (step.kind === "wait") await condition(() => isTold, step.forMs);
    else if (allHandlersFinished()) return;
    else await condition(allHandlersFinished);
  }

  function hear(fact: CallFact) {
    state = advance(state, fact, Date.now());
    isTold = true;
    setCurrentDetails(describe(state));
  }

  async function order(given: CallOrder): Promise<CallRef | null> {
    const changed = await carryOutCallOrder({ callRequestId, order: given });
    if (changed !== null) hear(changed);
    return changed;
  }
}
