import { ApplicationFailure } from "@temporalio/common";
import type { DataSource } from "typeorm";
import { takeTurn } from "../commands/touches/walkRun.ts";
import type { OutsideResult } from "../commands/touches/walkRun.ts";
import { orderRun } from "../commands/touches/orderRun.ts";
import type { ConversationRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, TouchRunId } from "../contracts/ids.ts";
import type { RunStanding, TouchOrder } from "../contracts/touchActor.ts";
import type { WorkDone } from "../workflows/conversation/state.ts";
import { carryOutOutside } from "./carryOutOutside.ts";
import type { OutsideDeps } from "./carryOutOutside.ts";
import { whileHeartbeating } from "./whileHeartbeating.ts";

/** How many touches of a tenant, and of all, leave within tasks of actors: a messenger that is slow holds up no more of them. */
const LEAVING_OF_TENANT_MAX = 3;
const LEAVING_MAX = 10;

export interface TouchDeps extends OutsideDeps {
  /** Sends what waits in a conversation's outbox (deliverOutbox). */
  readonly deliver: (id: ConversationId, cancelled: AbortSignal) => Promise<WorkDone>;
  /** Tells a conversation's actor what was written to it. */
  readonly ring: (conversation: ConversationRef) => Promise<void>;
}

/** By the clock of its actor, epoch milliseconds. */
interface RunToWalk {
  readonly runId: TouchRunId;
  readonly nowMs: number;
}

/** How far a walk within the actor's own task has come. */
export interface WalkedHere {
  /** Null: somebody outside is to be asked, which walkRun does. */
  readonly standing: RunStanding | null;
  /** Where something was said that has yet to leave. */
  readonly said: readonly ConversationRef[];
}

/** Turns of a run until it stands, or orders something of somebody outside. */
async function takeTurns(db: DataSource, { runId, nowMs }: RunToWalk, outside: OutsideResult | null) {
  const said: ConversationRef[] = [];
  let result = outside;
  for (;;) {
    const turn = await takeTurn(db, runId, nowMs, result);
    said.push(...turn.rings);
    if (turn.kind !== "goesOn") return { turn, said };
    result = null;
  }
}

export type TouchActivities = ReturnType<typeof createTouchActivities>;

export function createTouchActivities(deps: TouchDeps) {
  /** Within tasks of actors. */
  const leaving = new Set<ConversationRef>();

  /** Sends what was said in a conversation, and has its actor woken where something is left for later. */
  async function send(conversation: ConversationRef, cancelled: AbortSignal): Promise<void> {
    const { leftForMs, deadlineInMs } = await deps.deliver(conversation.conversationId, cancelled);
    if (leftForMs !== null || deadlineInMs != null) await deps.ring(conversation);
  }

  /** False where too many are leaving already, or it did not work: then an activity of its own has to do it. */
  async function sendHere(conversation: ConversationRef): Promise<boolean> {
    const ofTenant = [...leaving].filter(({ tenantId }) => tenantId === conversation.tenantId);
    if (ofTenant.length >= LEAVING_OF_TENANT_MAX || leaving.size >= LEAVING_MAX) return false;
    leaving.add(conversation);
    try {
      await send(conversation, new AbortController().signal);
      return true;
    } catch {
      return false;
    } finally {
      leaving.delete(conversation);
    }
  }

  return {
    /** Has a run hear what has happened and take its steps, until it waits, has ended or may not go on. */
    walkRun: (walk: RunToWalk): Promise<RunStanding> =>
      whileHeartbeating(async () => {
        let outside: OutsideResult | null = null;
        for (;;) {
          const { turn, said } = await takeTurns(deps.db, walk, outside);
          // A bell that nobody heard is rung again by the sweeper.
          await Promise.all(said.map((conversation) => deps.ring(conversation).catch(() => undefined)));
          if (turn.kind === "stands") return turn.standing;
          outside = await carryOutOutside(deps, turn.order);
        }
      }),

    /**
     * The same as far as the database goes, within the task of the actor itself; what it says leaves there too, unless several
     * of its tenant's are just leaving. Whoever takes the place of a process that died meanwhile finds what has not left yet.
     */
    walkRunHere: async (walk: RunToWalk): Promise<WalkedHere> => {
      const { turn, said } = await takeTurns(deps.db, walk, null);
      const left = await Promise.all(said.map(async (one) => ((await sendHere(one)) ? [] : [one])));
      return { standing: turn.kind === "outside" ? null : turn.standing, said: left.flat() };
    },

    /**
     * Sends what a run has said, without waking the conversation's actor for it: to wake one that rests costs more than the
     * touch.
     */
    deliverTouch: (conversation: ConversationRef): Promise<void> =>
      whileHeartbeating((cancelled) => send(conversation, cancelled)),

    /** Gives a run an order of somebody who speaks with its actor. A refusal keeps its code. */
    carryOutTouchOrder: ({ runId, order }: { readonly runId: TouchRunId; readonly order: TouchOrder }): Promise<void> =>
      orderRun(deps.db, runId, order).catch((error: unknown) => {
        if (error instanceof ProductError)
          throw ApplicationFailure.nonRetryable(error.message, error.code, error.details);
        throw error;
      }),
  };
}
