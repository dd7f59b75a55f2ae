import { z } from "zod";
import type { AuditActor } from "./actors.ts";
import type { ContactId, SequenceId, TenantId, TouchRunId } from "./ids.ts";

/** What a run's actor is told of; each is a signal of that name. */
export const TouchFact = z.enum([
  "runBegun",
  "eventArrived",
  "contactReplied",
  "stageChanged",
  "unsubscribed",
  "ordered",
]);
export type TouchFact = z.infer<typeof TouchFact>;

/** What is needed to tell a run's actor, and where it rests to re-create it. */
export interface TouchRef {
  readonly runId: TouchRunId;
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  readonly contactId: ContactId;
  /** When the run is to be looked at. Epoch milliseconds; 0: at once; null: when something happens. */
  readonly lookAtMs: number | null;
  readonly fact: TouchFact;
}

/** Where a run stands, as far as its actor has to know. dueAtMs null: until something happens. */
export interface RunStanding {
  readonly dueAtMs: number | null;
  readonly status: "running" | "paused" | "ended";
}

/** What somebody who speaks with the actor wants of the run. The console gives the same orders by Postgres. */
export type TouchOrder = { readonly by: AuditActor } & (
  | { readonly kind: "pause" | "resume" | "skip" | "cancel" }
  | { readonly kind: "moveToVersion"; readonly version: number; readonly places: Readonly<Record<string, string>> }
);
