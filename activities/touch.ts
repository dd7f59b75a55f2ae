import { ApplicationFailure } from "@temporalio/common";
import type { DataSource } from "typeorm";
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
  readonly db: DataSource;
  /** Tells a conversation's actor what was written to it; it may fail, since whoever is not told is told later. */
  readonly ring: (conversation: ConversationRef) => Promise<void>;
}

export type TouchActivities = ReturnType<typeof createTouchActivities>;

export const createTouchActivities = (deps: TouchDeps) => ({
  /** Has a run hear what has happened and take its steps, until it waits, has ended or may not go on. */
  walkRun: ({ runId, nowMs }: { readonly runId: TouchRunId; readonly nowMs: number }): Promise<RunStanding> =>
    whileHeartbeating(async () => {
      let outside: OutsideResult | null = null;
      for (;;) {
        const turn = await takeTurn(deps.db, runId, nowMs, outside);
        // A bell that nobody heard is rung again by the sweeper.
        await Promise.all(turn.rings.map((conversation) => deps.ring(conversation).catch(() => undefined)));
        if (turn.kind === "stands") return turn.standing;
        outside = turn.kind === "outside" ? await carryOutOutside(deps, turn.order) : null;
      }
    }),

  /** Gives a run an order of somebody who speaks with its actor. A refusal keeps its code. */
  carryOutTouchOrder: ({ runId, order }: { readonly runId: TouchRunId; readonly order: TouchOrder }): Promise<void> =>
    orderRun(deps.db, runId, order).catch((error: unknown) => {
      if (error instanceof ProductError)
        throw ApplicationFailure.nonRetryable(error.message, error.code, error.details);
      throw error;
    }),
});
