import type { CallState } from "./call.ts";
import type { CallRequestId, OperatorId, TenantId } from "./ids.ts";
import type { AuditActor } from "./actors.ts";

/** What the actor of a call is told after every change: small, and newer where its version is higher. */
export interface CallFact {
  readonly version: number;
  readonly state: CallState;
  /** In how many milliseconds something has to happen to it by itself; null: nothing any more. */
  readonly dueInMs: number | null;
}

/** What is needed to ring (and, where it rests, to re-create) the actor of a call. */
export interface CallRef extends CallFact {
  readonly callRequestId: CallRequestId;
  readonly tenantId: TenantId;
}

/** An order to a call's actor, from whoever speaks with actors and not with the API. */
export type CallOrder =
  | { readonly kind: "claim"; readonly deviceId: string }
  | { readonly kind: "cancel"; readonly by: AuditActor }
  | { readonly kind: "reassign"; readonly by: AuditActor; readonly operatorId: OperatorId };
