import { defineQuery, defineSignal, defineUpdate } from "@temporalio/workflow";
import type { ContactId, SequenceId, TenantId, TouchRunId } from "../../contracts/ids.ts";
import type { TouchFact, TouchOrder } from "../../contracts/touchActor.ts";
import type { TouchActorState } from "./state.ts";

export const touchWorkflowType = "touchWorkflow";
/** One contact has one run of a sequence at a time, and so one actor. */
export const touchWorkflowId = (sequenceId: SequenceId, contactId: ContactId) => `touch/${sequenceId}/${contactId}`;

export interface TouchInput {
  readonly tenantId: TenantId;
  readonly runId: TouchRunId;
  /** Whether the run is walked within the actor's own task. Actors of before this was so have nothing here. */
  readonly walksHere?: boolean;
  /** Handed over by the previous run of the workflow when its history grew. */
  readonly state?: TouchActorState;
}

/** Which run it is about, and when to look at it (epoch milliseconds; null: not before something happens). */
export interface TouchTold {
  readonly runId: TouchRunId;
  readonly lookAtMs: number | null;
}

/** Facts, told after their commit. What exactly has happened lies in Postgres. */
export const touchSignals = {
  runBegun: defineSignal<[TouchTold]>("runBegun"),
  eventArrived: defineSignal<[TouchTold]>("eventArrived"),
  contactReplied: defineSignal<[TouchTold]>("contactReplied"),
  stageChanged: defineSignal<[TouchTold]>("stageChanged"),
  unsubscribed: defineSignal<[TouchTold]>("unsubscribed"),
  ordered: defineSignal<[TouchTold]>("ordered"),
} as const satisfies Record<TouchFact, unknown>;

type OrderTo<Kind extends TouchOrder["kind"]> = Extract<TouchOrder, { readonly kind: Kind }>;

/** Orders, for whoever speaks with actors. The console gives them in Postgres, so that a pause never waits for Temporal. */
export const touchUpdates = {
  pause: defineUpdate<void, [OrderTo<"pause">]>("pause"),
  resume: defineUpdate<void, [OrderTo<"resume">]>("resume"),
  skip: defineUpdate<void, [OrderTo<"skip">]>("skip"),
  cancel: defineUpdate<void, [OrderTo<"cancel">]>("cancel"),
  moveToVersion: defineUpdate<void, [OrderTo<"moveToVersion">]>("moveToVersion"),
} as const;

export interface TouchSnapshot extends TouchActorState {
  readonly historyEvents: number;
}
export const touchRunQuery = defineQuery<TouchSnapshot>("touchRun");
