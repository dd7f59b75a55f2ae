import { setTimeout as pause } from "node:timers/promises";
import { ApplicationFailure } from "@temporalio/common";
import { assignConversation } from "../commands/assignConversation.ts";
import { closeConversation } from "../commands/closeConversation.ts";
import { handConversationBack } from "../commands/handConversationBack.ts";
import { lookAround } from "../commands/lookAround.ts";
import { readReserved } from "../commands/reserveNext.ts";
import { takeConversation } from "../commands/takeConversation.ts";
import type { Taken } from "../commands/takeConversation.ts";
import { reservedStatus } from "../commands/reservedStatus.ts";
import type { Answering, AssignmentTarget, LastAutomaticReply, OperatorRef } from "../contracts/actors.ts";
import { RESERVATION_TTL_MS } from "../contracts/delivery.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, MessageId } from "../contracts/ids.ts";
import type { TakenOver } from "../workflows/conversation/messages.ts";
import type { Waiting, WorkDone } from "../workflows/conversation/state.ts";
import { deliverOutbox } from "./deliverOutbox.ts";
import { settleUnsettled } from "./sendReserved.ts";
import type { SendingDeps } from "./sendReserved.ts";
import { whileHeartbeating } from "./whileHeartbeating.ts";

/** How often a takeover looks whether a send that was already under way has ended. */
const SETTLE_LOOK_MS = 25;

interface Order {
  readonly conversationId: ConversationId;
  readonly by: OperatorRef;
}

export type ConversationActivities = ReturnType<typeof createConversationActivities>;

export const createConversationActivities = (deps: SendingDeps) => ({
  async deliver({ conversationId }: { conversationId: ConversationId }): Promise<WorkDone> {
    return whileHeartbeating((cancelled) => deliverOutbox(deps, conversationId, cancelled));
  },

  /** Confirms only when no automatic reply is on its way any more: one that was being sent is waited for. */
  async takeConversation({ conversationId, by }: Order): Promise<TakenOver> {
    return whileHeartbeating(() => settled(deps, () => takeConversation(deps.db, conversationId, by)));
  },

  /** The same, whoever is to have it. */
  async assignConversation({ conversationId, by, to }: Order & { to: AssignmentTarget }): Promise<TakenOver> {
    return whileHeartbeating(() => settled(deps, () => assignConversation(deps.db, conversationId, to, by)));
  },

  async handConversationBack({ conversationId, by }: Order): Promise<Answering> {
    return orRefuse(() => handConversationBack(deps.db, conversationId, by));
  },

  async closeConversation({ conversationId, by }: Order): Promise<Answering> {
    return orRefuse(() => closeConversation(deps.db, conversationId, by));
  },

  async lookAround({ conversationId }: { conversationId: ConversationId }): Promise<Waiting> {
    return lookAround(deps.db, conversationId);
  },
});

async function settled(deps: SendingDeps, take: () => Promise<Taken>): Promise<TakenOver> {
  const { leaving, lastAutomaticReply, ...answering } = await orRefuse(take);
  return { ...answering, lastAutomaticReply: leaving === null ? lastAutomaticReply : await outcomeOf(deps, leaving) };
}

async function outcomeOf(deps: SendingDeps, id: MessageId): Promise<LastAutomaticReply> {
  for (;;) {
    const { status, reservedForMs } = await reservedStatus(deps.db, id);
    if (status === "sent") return "left";
    if (status === "uncertain") return "uncertain";
    if (status !== "reserved") return "none";
    if (reservedForMs > RESERVATION_TTL_MS) await settleUnsettled(deps, await readReserved(deps.db, id));
    else await pause(SETTLE_LOOK_MS);
  }
}

/** A refusal reaches the operator as its stable code; retrying would not change it. */
async function orRefuse<Result>(order: () => Promise<Result>): Promise<Result> {
  try {
    return await order();
  } catch (error) {
    if (error instanceof ProductError) throw ApplicationFailure.nonRetryable(error.message, error.code, error.details);
    throw error;
  }
}
