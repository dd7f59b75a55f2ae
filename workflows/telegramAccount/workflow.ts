import {
  ActivityCancellationType,
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  log,
  proxyActivities,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  Trigger,
} from "@temporalio/workflow";
import type { SignInExpiryActivities } from "../../activities/signInExpiry.ts";
import type { TelegramAccountActivities } from "../../activities/telegramAccount.ts";
import type { TelegramChatActivities } from "../../activities/telegramChat.ts";
import type { SignInOutcome } from "../../contracts/telegramAccount.ts";
import type { PersonSearch } from "../../contracts/telegramChat.ts";
import { historyIsLong } from "../historyIsLong.ts";
import { describe } from "./describe.ts";
import {
  findPersonUpdate,
  floodWaitSignal,
  holderLostSignal,
  holderReadySignal,
  sessionQuery,
  startLoginUpdate,
  startQrUpdate,
  submitCodeUpdate,
  submitPasswordUpdate,
} from "./messages.ts";
import type { PersonToFind, TelegramAccountInput } from "./messages.ts";
import { advance, startingState, waitsUntilMs } from "./state.ts";
import type { AccountEvent } from "./state.ts";

const { requestCode, enterCode, enterPassword } = proxyActivities<TelegramAccountActivities>({
  taskQueue: "telegram",
  startToCloseTimeout: "40 seconds",
  scheduleToStartTimeout: "20 seconds",
  // A code works once and Telegram counts tries: whoever entered it decides about another.
  retry: { maximumAttempts: 1 },
});
const { showQrCodes } = proxyActivities<TelegramAccountActivities>({
  taskQueue: "telegram",
  startToCloseTimeout: "5 minutes",
  scheduleToStartTimeout: "20 seconds",
  heartbeatTimeout: "15 seconds",
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { maximumAttempts: 1 },
});
const { expireSignIn } = proxyActivities<SignInExpiryActivities>({
  taskQueue: "io",
  startToCloseTimeout: "15 seconds",
});

/**
 * One personal Telegram account: takes the steps of signing in one at a time, keeps the time a person has for each, and
 * tells who holds the account. The connection itself is held by a process, by its lease in Postgres.
 */
export async function telegramAccountWorkflow(input: TelegramAccountInput): Promise<void> {
  const { channelAccountId, idleMs } = input;
  const orders: (() => Promise<void>)[] = [];
  let state = input.state ?? startingState;
  let showing: CancellationScope | undefined;

  setHandler(startLoginUpdate, () => order(() => requestCode({ channelAccountId })));
  setHandler(submitCodeUpdate, () => order(() => enterCode({ channelAccountId })));
  setHandler(submitPasswordUpdate, () => order(() => enterPassword({ channelAccountId })));
  setHandler(startQrUpdate, () => {
    showing?.cancel();
    orders.push(showCodes);
    return { phase: "qrShown" as const, waitMs: null };
  });
  setHandler(findPersonUpdate, findPersonWhereHeld);
  setHandler(holderReadySignal, (holder) => happen({ kind: "holderReady", ...holder }));
  setHandler(holderLostSignal, ({ epoch }) => happen({ kind: "holderLost", epoch }));
  setHandler(floodWaitSignal, ({ forMs }) => happen({ kind: "floodWait", atMs: Date.now(), forMs }));
  setHandler(sessionQuery, () => state);
  setDefaultSignalHandler((name) => log.warn("An unknown signal was ignored.", { name }));

  for (;;) {
    const next = orders.shift();
    if (next !== undefined) {
      await next();
      continue;
    }
    if (historyIsLong() && allHandlersFinished())
      return continueAsNew<typeof telegramAccountWorkflow>({ ...input, state });
    const untilMs = waitsUntilMs(state);
    const isOrdered = await condition(
      () => orders.length > 0,
      untilMs === null ? idleMs : Math.max(1, untilMs - Date.now()),
    );
    if (isOrdered) continue;
    if (untilMs !== null) await settle(() => expireSignIn({ channelAccountId }));
    else if (allHandlersFinished()) return;
  }

  function happen(event: AccountEvent) {
    state = advance(state, event);
    setCurrentDetails(describe(state));
  }

  /** Lets the main loop take a step next, and answers when it has. */
  async function order(step: () => Promise<SignInOutcome>): Promise<SignInOutcome> {
    const outcome = new Trigger<SignInOutcome>();
    orders.push(async () => outcome.resolve(await settle(step)));
    showing?.cancel();
    return await outcome;
  }

  /** A step that no process took, or whose process died, leaves the person where they can begin anew. */
  async function settle(step: () => Promise<SignInOutcome>): Promise<SignInOutcome> {
    const outcome = await step().catch((error: unknown) => {
      if (isCancellation(error) && CancellationScope.current().consideredCancelled) throw error;
      return expireSignIn({ channelAccountId, problem: "telegramUnreachable" });
    });
    happen({ kind: "stepDone", atMs: Date.now(), ...outcome });
    return outcome;
  }

  /** Shows codes until one is scanned, time is up, or the person chooses another way. */
  async function showCodes() {
    happen({ kind: "stepDone", atMs: Date.now(), phase: "qrShown", waitMs: null });
    try {
      const outcome = await CancellationScope.cancellable(() => {
        showing = CancellationScope.current();
        return showQrCodes({ channelAccountId });
      });
      happen({ kind: "stepDone", atMs: Date.now(), ...outcome });
    } catch (error) {
      if (isCancellation(error) && CancellationScope.current().consideredCancelled) throw error;
      if (!isCancellation(error))
        await settle(() => expireSignIn({ channelAccountId, problem: "telegramUnreachable" }));
    } finally {
      showing = undefined;
    }
  }
}

/** Only the process that holds the connection can ask. It may die or lose the account; whoever waits then tries again. */
async function findPersonWhereHeld({ requestId, holderId }: PersonToFind): Promise<PersonSearch> {
  const { findPerson } = proxyActivities<TelegramChatActivities>({
    taskQueue: `holder/${holderId}`,
    scheduleToStartTimeout: "10 seconds",
    startToCloseTimeout: "20 seconds",
    retry: { maximumAttempts: 1 },
  });
  return findPerson({ requestId }).catch((error: unknown) => {
    if (isCancellation(error)) throw error;
    return { kind: "refused", problem: "unreachable" };
  });
}
