import { defineQuery, defineSignal, defineUpdate } from "@temporalio/workflow";
import type { CallFact, CallOrder, CallRef } from "../../contracts/callActor.ts";
import type { CallRequestId, TenantId } from "../../contracts/ids.ts";
import type { CallActorState } from "./state.ts";

export const callWorkflowType = "callWorkflow";
export const callWorkflowId = (id: CallRequestId) => `call/${id}`;

export interface CallInput {
  readonly callRequestId: CallRequestId;
  readonly tenantId: TenantId;
  /** Handed over by the previous run when its history grew. */
  readonly state?: CallActorState;
}

/** Facts, told after their commit: how the call stands now. The call itself lies in Postgres. */
export const callSignals = {
  callChanged: defineSignal<[CallFact]>("callChanged"),
  phoneReported: defineSignal<[CallFact]>("phoneReported"),
  callLogReported: defineSignal<[CallFact]>("callLogReported"),
} as const;
export type CallSignal = keyof typeof callSignals;

type OrderTo<Kind extends CallOrder["kind"]> = Extract<CallOrder, { readonly kind: Kind }>;

/**
 * Orders, for whoever speaks with actors. Phones and the console do not take this way: who gets a call is decided in
 * Postgres, so that it never waits for Temporal. Claiming answers null where another was quicker.
 */
export const callUpdates = {
  claim: defineUpdate<CallRef | null, [OrderTo<"claim">]>("claim"),
  cancel: defineUpdate<CallRef | null, [OrderTo<"cancel">]>("cancel"),
  reassign: defineUpdate<CallRef | null, [OrderTo<"reassign">]>("reassign"),
} as const;

export interface CallSnapshot extends CallActorState {
  readonly historyEvents: number;
}
export const callStateQuery = defineQuery<CallSnapshot>("callState");
