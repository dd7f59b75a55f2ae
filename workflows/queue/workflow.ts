import {
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  patched,
  proxyActivities,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  workflowInfo,
} from "@temporalio/workflow";
import type { QueueActivities } from "../../activities/queue.ts";
import type { QueueChoice } from "../../contracts/queue.ts";
import { historyIsLong } from "../historyIsLong.ts";
import { describe } from "./describe.ts";
import { queueSignals, waitingQuery } from "./messages.ts";
import type { QueueInput } from "./messages.ts";
import { advance, choose, nextStep, startingState } from "./state.ts";
import type { QueueEvent } from "./state.ts";

/** What could not be carried out is looked at again after this long, though nobody rings. Milliseconds. */
const AGAIN_MS = 2_000;

const { serveLine } = proxyActivities<QueueActivities>({
  taskQueue: "io",
  // A few statements; a worker that died with them is noticed by nothing else.
  startToCloseTimeout: "15 seconds",
  retry: { initialInterval: "1 second", backoffCoefficient: 2, maximumInterval: "30 seconds" },
});

/**
 * The line of one team. Looks whenever something changed, gives one conversation at a time, keeps the time of what it
 * offered, and completes when nothing happens for `idleMs`. The line lies in Postgres, so nothing is lost with a run.
 */
export async function queueWorkflow(input: QueueInput): Promise<void> {
  const { teamId, idleMs } = input;
  let state = input.state ?? startingState;

  for (const signal of Object.values(queueSignals)) setHandler(signal, () => happen({ kind: "rang" }));
  setHandler(waitingQuery, () => {
    const { waiting, lookAgainAtMs } = state;
    return { waiting, lookAgainAtMs, historyEvents: workflowInfo().historyLength };
  });
  setDefaultSignalHandler((name) => log.warn("An unknown signal was ignored.", { name }));

  for (;;) {
    // A line that never rests has to hand over with what it has not looked at yet.
    if (historyIsLong() && allHandlersFinished() && patched("hand-over-before-work")) return handOver();
    const step = nextStep(state, Date.now());
    if (step.kind === "look") await serve();
    else if (historyIsLong() && allHandlersFinished()) return handOver();
    else if (step.kind === "wait") await condition(() => state.unseen, step.forMs);
    else if (!(await condition(() => state.unseen, idleMs)) && allHandlersFinished()) return;
  }

  async function handOver() {
    return continueAsNew<typeof queueWorkflow>({ ...input, state });
  }

  function happen(event: QueueEvent) {
    state = advance(state, event);
  }

  /** Gives away what can be given, each upon a fresh look: who has just got something may have no room for more. */
  async function serve() {
    happen({ kind: "lookBegan" });
    let choice: QueueChoice | null = null;
    do {
      const { look, done } = await serveLine({ teamId, choice });
      const atMs = Date.now();
      choice = choose(look, state, atMs);
      const isRefused = !done && choice !== null;
      happen({ kind: "looked", atMs, choice, look: isRefused ? { ...look, lookAgainInMs: AGAIN_MS } : look });
      if (isRefused) choice = null;
    } while (choice !== null);
    setCurrentDetails(describe(state));
  }
}
