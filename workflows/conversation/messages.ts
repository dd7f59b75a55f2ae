import { defineQuery, defineSignal, defineUpdate } from "@temporalio/workflow";
import type {
  Answering,
  AssignmentTarget,
  ConversationRef,
  LastAutomaticReply,
  OperatorRef,
} from "../../contracts/actors.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { ConversationState } from "./state.ts";

export const conversationWorkflowType = "conversationWorkflow";
export const conversationWorkflowId = (id: ConversationId) => `conversation/${id}`;

export interface ConversationInput extends ConversationRef {
  /** Without work for this long, the actor completes. Milliseconds. */
  readonly idleMs: number;
  /** Handed over by the previous run when its history grew. */
  readonly state?: ConversationState;
}

/** Facts. They carry who answers, never what was said: the actor reads the rest from Postgres when it has something to do. */
export const messageArrivedSignal = defineSignal<[Answering]>("messageArrived");
export const replyQueuedSignal = defineSignal<[Answering]>("replyQueued");

/** Orders. Each is carried out by the actor between two pieces of work, and answers when it is done. */
export const takeOverUpdate = defineUpdate<TakenOver, [OperatorRef]>("takeOver");
export const handBackUpdate = defineUpdate<Answering, [OperatorRef]>("handBack");
export const assignUpdate = defineUpdate<TakenOver, [OperatorRef, AssignmentTarget]>("assign");
export const closeUpdate = defineUpdate<Answering, [OperatorRef]>("close");

export interface TakenOver extends Answering {
  readonly lastAutomaticReply: LastAutomaticReply;
}

export interface ConversationSnapshot extends Answering {
  readonly activity: "waiting" | "answering" | "delivering" | "takingOver";
  readonly startedAtMs: number;
  readonly historyEvents: number;
}
export const conversationStateQuery = defineQuery<ConversationSnapshot>("conversationState");
