import { ApplicationFailure } from "@temporalio/common";
import { takeTurn } from "../commands/touches/walkRun.ts";
import type { OutsideResult } from "../commands/touches/walkRun.ts";
import { orderRun } from "../commands/touches/orderRun.ts";
import type { ConversationRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { TouchRunId } from "../contracts/ids.ts";
import type { RunStanding, TouchOrder } from "../contracts/touchActor.ts";
import { carryOutOutside } from "./carryOutOutside.ts";
import type { OutsideDeps } from "./carryOutOutside.ts";
import { whileHeartbeating } from "./whileHeartbeating.ts";

export interface TouchDeps extends OutsideDeps {
  /** Tells a conversation's actor what was written to it; it may fail, since whoever is not told is told later. */
  readonly ring: (conversation: ConversationRef) => Promise<void>;
}

/** By the clock of its actor, epoch milliseconds. */
interface RunToWalk {
  readonly runId: TouchRunId;
  readonly nowMs: number;
}

/** Turns of a run until it stands, or orders something of somebody outside. */
async function takeTurns({ db, ring }: TouchDeps, { runId, nowMs }: RunToWalk, outside: OutsideResult | null) {
  let result = outside;
  for (;;) {
    const turn = await takeTurn(db, runId, nowMs, result);
    // A bell that nobody heard is rung again by the sweeper.
    await Promise.all(turn.rings.map((conversation) => ring(conversation).catch(() => undefined)));
    if (turn.kind !== "goesOn") return turn;
    result = null;
  }
}

export type TouchActivities = ReturnType<typeof createTouchActivities>;

export const createTouchActivities = (deps: TouchDeps) => ({
  /** Has a run hear what has happened and take its steps, until it waits, has ended or may not go on. */
  walkRun: (walk: RunToWalk): Promise<RunStanding> =>
    whileHeartbeating(async () => {
      let turn = await takeTurns(deps, walk, null);
      while (turn.kind === "outside") turn = await takeTurns(deps, walk, await carryOutOutside(deps, turn.order));
      return turn.standing;
    }),

  /** The same as far as the database goes, within the task of the actor itself. Null: somebody outside is to be asked (walkRun). */
  walkRunHere: async (walk: RunToWalk): Promise<RunStanding | null> => {
    const turn = await takeTurns(deps, walk, null);
    return turn.kind === "outside" ? null : turn.standing;
  },

  /** Gives a run an order of somebody who speaks with its actor. A refusal keeps its code. */
  carryOutTouchOrder: ({ runId, order }: { readonly runId: TouchRunId; readonly order: TouchOrder }): Promise<void> =>
    orderRun(deps.db, runId, order).catch((error: unknown) => {
      if (error instanceof ProductError)
        throw ApplicationFailure.nonRetryable(error.message, error.code, error.details);
      throw error;
    }),
});
