import { defineSearchAttributeKey } from "@temporalio/common";
import {
  ActivityCancellationType,
  ActivityFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  log,
  patched,
  proxyActivities,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  sleep,
  Trigger,
  upsertSearchAttributes,
  workflowInfo,
} from "@temporalio/workflow";
import type { AnswerActivities } from "../../activities/answer.ts";
import type { ConversationActivities } from "../../activities/conversation.ts";
import type { Answering } from "../../contracts/actors.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { historyIsLong } from "../historyIsLong.ts";
import { describe } from "./describe.ts";
import {
  assignUpdate,
  closeUpdate,
  conversationStateQuery,
  handBackUpdate,
  messageArrivedSignal,
  replyQueuedSignal,
  takeOverUpdate,
} from "./messages.ts";
import type { ConversationInput, ConversationSnapshot } from "./messages.ts";
import { advance, nextStep, startingState } from "./state.ts";
import type { ConversationEvent, WorkDone } from "./state.ts";

const modeAttribute = defineSearchAttributeKey("SwMode", "KEYWORD");

const patient = {
  startToCloseTimeout: "3 minutes",
  heartbeatTimeout: "15 seconds",
  // Postgres fences what a cancelled activity may still do, so nobody has to wait for it to notice.
  cancellationType: ActivityCancellationType.TRY_CANCEL,
  retry: { initialInterval: "1 second", backoffCoefficient: 2, maximumInterval: "30 seconds" },
} as const;
// On the actor's own queue, so that the server can hand the activity over with the actor's decision (eager dispatch).
const { answer } = proxyActivities<AnswerActivities>(patient);
const { deliver, takeConversation, handConversationBack, assignConversation, closeConversation, lookAround } =
  proxyActivities<ConversationActivities>({ ...patient, taskQueue: "io" });

/**
 * One conversation. Answers or delivers one thing at a time; carries out operators' orders between two pieces of work,
 * interrupting the running one; completes when nothing happens for `idleMs`. The next signal re-creates it from Postgres.
 */
export async function conversationWorkflow(input: ConversationInput): Promise<void> {
  const { conversationId, tenantId, idleMs } = input;
  const startedAtMs = Date.now();
  const orders: (() => Promise<void>)[] = [];
  let state = input.state ?? startingState(input);
  let activity: ConversationSnapshot["activity"] = "waiting";
  let work: CancellationScope | undefined;
  let lastWorkAtMs = startedAtMs;
  let idle = false;
  let wake = new Trigger<void>();

  setHandler(messageArrivedSignal, (answering) => {
    happen({ kind: "messageArrived", ...answering });
    if (state.mode === "operator" && patched("keep-promises")) happen({ kind: "peopleAwaited" });
  });
  setHandler(replyQueuedSignal, (answering) => {
    const isHeldBack = state.outbox && state.deliverNotBeforeMs > Date.now();
    happen({ kind: "replyQueued", ...answering });
    if (isHeldBack && patched("look-anew-at-a-reply")) happen({ kind: "outboxChanged" });
  });
  setHandler(takeOverUpdate, (by) => order("takenOver", () => takeConversation({ conversationId, by })));
  setHandler(handBackUpdate, (by) => order("handedBack", () => handConversationBack({ conversationId, by })));
  setHandler(assignUpdate, (by, to) => order("assigned", () => assignConversation({ conversationId, by, to })));
  setHandler(closeUpdate, (by) => order("closed", () => closeConversation({ conversationId, by })));
  setHandler(conversationStateQuery, () => {
    const { mode, generation } = state;
    return { mode, generation, activity, startedAtMs, historyEvents: workflowInfo().historyLength };
  });
  setDefaultSignalHandler((name) => log.warn("An unknown signal was ignored.", { name }));

  watchIdle().catch(() => undefined); // rejects only when the whole run is cancelled
  for (;;) {
    const nextOrder = orders.shift();
    if (nextOrder !== undefined) {
      await nextOrder();
      continue;
    }
    if (mayHandOver("hand-over-before-work")) return handOver();
    const step = nextStep(state, Date.now());
    if (step.kind === "answer")
      await doWork("answering", () => answer({ conversationId, tenantId, generation: state.generation }));
    else if (step.kind === "deliver") await doWork("delivering", () => deliverWhereHeld(conversationId));
    else if (step.kind === "wait" && !mayHandOver("hand-over-while-waiting"))
      await condition(hasSomethingToDo, step.forMs);
    else if (step.kind === "wait" || (historyIsLong() && allHandlersFinished())) return handOver();
    else if (idle) {
      idle = false;
      happen({ kind: "lookedAround", ...(await lookAround({ conversationId })) });
      if (!hasSomethingToDo() && allHandlersFinished()) return;
    } else {
      wake = new Trigger();
      await wake;
    }
  }

  async function handOver() {
    return continueAsNew<typeof conversationWorkflow>({ ...input, state });
  }

  function happen(event: ConversationEvent) {
    const before = state;
    state = advance(state, event);
    if (hasSomethingToDo()) wake.resolve();
    if (state.mode === before.mode) return;
    upsertSearchAttributes([{ key: modeAttribute, value: state.mode }]);
    if (state.mode === "operator") work?.cancel();
  }

  /** Lets the main loop carry out an order next, and answers when it has. */
  async function order<Outcome extends Answering>(
    kind: "takenOver" | "handedBack" | "assigned" | "closed",
    carryOut: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const outcome = new Trigger<Outcome>();
    orders.push(async () => {
      activity = "takingOver";
      try {
        const done = await carryOut();
        happen({ kind, ...done });
        if (state.mode === "operator" && patched("keep-promises")) happen({ kind: "peopleAwaited" });
        outcome.resolve(done);
      } catch (refusal) {
        outcome.reject(refusal instanceof ActivityFailure ? refusal.cause : refusal);
      } finally {
        rested();
      }
    });
    work?.cancel();
    wake.resolve();
    return await outcome;
  }

  async function doWork(kind: "answering" | "delivering", run: () => Promise<WorkDone>) {
    happen({ kind: `${kind}Began` });
    activity = kind;
    setCurrentDetails(describe(state, activity));
    try {
      const done = await CancellationScope.cancellable(() => {
        work = CancellationScope.current();
        return run();
      });
      happen({ kind: `${kind}Done`, atMs: Date.now(), ...done });
    } catch (error) {
      if (!isCancellation(error) || CancellationScope.current().consideredCancelled) throw error;
      happen({ kind: `${kind}Interrupted` });
    } finally {
      work = undefined;
      rested();
    }
  }

  function rested() {
    activity = "waiting";
    lastWorkAtMs = Date.now();
    setCurrentDetails(describe(state, activity));
  }

  function hasSomethingToDo() {
    const { kind } = nextStep(state, Date.now());
    return orders.length > 0 || kind === "answer" || kind === "deliver";
  }

  /** One sleeping timer for the whole run: re-arming it at every message would cost two events each time. */
  async function watchIdle() {
    for (let remainingMs = idleMs; ;) {
      await sleep(remainingMs);
      const restedMs = Date.now() - lastWorkAtMs;
      idle = restedMs >= idleMs;
      if (idle) wake.resolve();
      remainingMs = idle ? idleMs : idleMs - restedMs;
    }
  }
}

/** A holder that does not begin in this time has died or lost the account; who has it now is asked again. */
const HOLDER_START = "10 seconds";
const HOLDER_AGAIN_MS = 1_000;

/** Delivers; what only the holder of the account's connection can send is delivered by its process. */
async function deliverWhereHeld(conversationId: ConversationId): Promise<WorkDone> {
  const done = await deliver({ conversationId });
  if (done.heldBy === undefined) return done;
  const { deliver: deliverThere } = proxyActivities<ConversationActivities>({
    ...patient,
    taskQueue: `holder/${done.heldBy}`,
    scheduleToStartTimeout: HOLDER_START,
    retry: { maximumAttempts: 1 },
  });
  try {
    const { heldBy, ...there } = await deliverThere({ conversationId });
    return heldBy === undefined ? there : { ...there, leftForMs: HOLDER_AGAIN_MS };
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { ...done, leftForMs: HOLDER_AGAIN_MS };
  }
}

/**
 * Whoever waits for a deadline of next month, or is never left in peace, has no rest to hand over at. What is still to
 * be done goes along in the state.
 */
const mayHandOver = (patch: "hand-over-while-waiting" | "hand-over-before-work") =>
  historyIsLong() && allHandlersFinished() && patched(patch);
