import {
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  workflowInfo,
} from "@temporalio/workflow";
import type { TouchActivities } from "../../activities/touch.ts";
import type { TouchOrder } from "../../contracts/touchActor.ts";
import { historyIsLong } from "../historyIsLong.ts";
import { describe } from "./describe.ts";
import { touchRunQuery, touchSignals, touchUpdates } from "./messages.ts";
import type { TouchInput, TouchTold } from "./messages.ts";
import { advance, nextStep, startingState } from "./state.ts";
import type { TouchActorEvent } from "./state.ts";

/** Behind everything that somebody waits for. */
const TOUCH_PRIORITY = 5;

/**
 * One contact on the way through one sequence: keeps the time and hears what happens; what it means, and every step, is
 * decided and done in Postgres by one activity. Completes with its run; the next run of the contact re-creates it.
 */
export async function touchWorkflow(input: TouchInput): Promise<void> {
  const retry = { initialInterval: "1 second", backoffCoefficient: 2, maximumInterval: "1 minute" } as const;
  const { walkRun, deliverTouch, carryOutTouchOrder } = proxyActivities<TouchActivities>({
    startToCloseTimeout: "5 minutes",
    heartbeatTimeout: "30 seconds",
    retry,
    priority: { priorityKey: TOUCH_PRIORITY, fairnessKey: input.tenantId },
  });
  const { walkRunHere } = proxyLocalActivities<TouchActivities>({ startToCloseTimeout: "1 minute", retry });
  let state = input.state ?? startingState(input.runId);
  let isTold = false;

  for (const signal of Object.values(touchSignals)) setHandler(signal, hear);
  setHandler(touchUpdates.pause, order);
  setHandler(touchUpdates.resume, order);
  setHandler(touchUpdates.skip, order);
  setHandler(touchUpdates.cancel, order);
  setHandler(touchUpdates.moveToVersion, order);
  setHandler(touchRunQuery, () => ({ ...state, historyEvents: workflowInfo().historyLength }));
  setDefaultSignalHandler((name) => log.warn("An unknown signal was ignored.", { name }));

  for (;;) {
    isTold = false;
    const step = nextStep(state, Date.now());
    if (historyIsLong() && allHandlersFinished()) return continueAsNew<typeof touchWorkflow>({ ...input, state });
    if (step.kind === "walk") await walk();
    else if (step.kind === "wait" && step.forMs === null) await condition(() => isTold);
    else if (step.kind === "wait") await condition(() => isTold, step.forMs ?? 0);
    else if (allHandlersFinished()) return;
    else await condition(allHandlersFinished);
  }

  async function walk() {
    const { runId } = state;
    state = { ...state, lookAtMs: null };
    const here = input.walksHere === true ? await walkRunHere({ runId, nowMs: Date.now() }) : undefined;
    for (const conversation of here?.said ?? []) await deliverTouch(conversation);
    happen({ kind: "walked", runId, standing: here?.standing ?? (await walkRun({ runId, nowMs: Date.now() })) });
  }

  function hear(told: TouchTold) {
    happen({ kind: "told", told });
    isTold = true;
  }

  function happen(event: TouchActorEvent) {
    state = advance(state, event);
    setCurrentDetails(describe(state));
  }

  async function order(given: TouchOrder): Promise<void> {
    const { runId } = state;
    await carryOutTouchOrder({ runId, order: given });
    hear({ runId, lookAtMs: 0 });
  }
}
