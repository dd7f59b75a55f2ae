import { defineQuery, defineSignal } from "@temporalio/workflow";
import type { TeamId, TenantId } from "../../contracts/ids.ts";
import type { QueueState } from "./state.ts";

export const queueWorkflowType = "queueWorkflow";
export const queueWorkflowId = (id: TeamId) => `queue/${id}`;

export interface QueueInput {
  readonly teamId: TeamId;
  readonly tenantId: TenantId;
  /** Without work for this long, the actor completes. Milliseconds. */
  readonly idleMs: number;
  /** Handed over by the previous run when its history grew. */
  readonly state?: QueueState;
}

/** Facts. They carry nothing: the line lies in Postgres, and the actor looks there. */
export const queueSignals = {
  conversationWaiting: defineSignal("conversationWaiting"),
  operatorAvailable: defineSignal("operatorAvailable"),
  orderChanged: defineSignal("orderChanged"),
} as const;

export interface QueueSnapshot {
  /** How many waited when the actor last looked. */
  readonly waiting: number;
  /** When it looks again though nothing rings; null: never. Epoch milliseconds. */
  readonly lookAgainAtMs: number | null;
  readonly historyEvents: number;
}
export const waitingQuery = defineQuery<QueueSnapshot>("waiting");
