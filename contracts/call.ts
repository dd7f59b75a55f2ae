import { z } from "zod";
import { BranchId, CallRequestId, CompanyId, ContactId, OperatorId } from "./ids.ts";

/**
 * waiting: no phone has taken it yet. claimed: a phone has, and dials. reported: the result is known. unknown: the phone
 * could not tell, or said nothing in time; a late report still makes it known. expired: nobody took it in time.
 */
export const CallState = z.enum(["waiting", "claimed", "reported", "unknown", "cancelled", "expired"]);
export type CallState = z.infer<typeof CallState>;

/** How a call ended, as the dialer says it. */
export const CallOutcome = z.enum(["connected", "no_answer", "busy", "rejected", "missed", "unknown"]);
export type CallOutcome = z.infer<typeof CallOutcome>;

export const CallDirection = z.enum(["outgoing", "incoming", "missed", "unknown"]);
export type CallDirection = z.infer<typeof CallDirection>;

/** How the phone found the result: by watching its call log, or by looking again a little later. */
export const ResolveMethod = z.enum(["observer", "retry", "unknown"]);
export type ResolveMethod = z.infer<typeof ResolveMethod>;

/** Where on the phone the operator began the call. */
export const ActionSource = z.enum(["crm_ui", "notification", "history", "unknown"]);
export type ActionSource = z.infer<typeof ActionSource>;

/** One call request with what became of it. */
export const Call = z.object({
  id: CallRequestId,
  state: CallState,
  /** Who is to call, and who asked for it. */
  operatorId: OperatorId,
  operatorName: z.string(),
  requestedById: OperatorId.nullable(),
  requestedByName: z.string().nullable(),
  branchId: BranchId.nullable(),
  companyId: CompanyId.nullable(),
  companyName: z.string().nullable(),
  contactId: ContactId.nullable(),
  contactName: z.string().nullable(),
  /** As it was typed. */
  phone: z.string(),
  note: z.string(),
  isColdCall: z.boolean(),
  /** Null until something is known. */
  outcome: CallOutcome.nullable(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  durationSeconds: z.number().int().nullable(),
  direction: CallDirection.nullable(),
  resolveMethod: ResolveMethod.nullable(),
  attemptsCount: z.number().int().nullable(),
  actionSource: ActionSource.nullable(),
  createdAt: z.iso.datetime(),
  claimedAt: z.iso.datetime().nullable(),
  reportedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
});
export type Call = z.infer<typeof Call>;

/** Why one report of a call counts and another does not; commands/calls/betterReport.ts holds the rule. */
export const ReportReason = z.enum([
  "first",
  "knowsOutcome",
  "seenByObserver",
  "longerTalk",
  "saysNothing",
  "tooLate",
  "knowsLess",
  "seenLess",
  "shorterTalk",
  "sameAgain",
]);
export type ReportReason = z.infer<typeof ReportReason>;

/** callLog: what the phone found in its call log. phone: what it said without. */
export const ReportSource = z.enum(["phone", "callLog"]);
export type ReportSource = z.infer<typeof ReportSource>;

/** One thing that a phone said of a call, counted or not. */
export const CallReport = z.object({
  id: z.string(),
  source: ReportSource,
  outcome: CallOutcome.nullable(),
  durationSeconds: z.number().int().nullable(),
  resolveMethod: ResolveMethod.nullable(),
  counts: z.boolean(),
  reason: ReportReason,
  /** By how many seconds the phone's clock was found to be wrong; null: it was believed. */
  clockOffSeconds: z.number().int().nullable(),
  /** What the operator added. */
  note: z.string(),
  receivedAt: z.iso.datetime(),
});
export type CallReport = z.infer<typeof CallReport>;

export const CallStepKind = z.enum([
  "requested",
  "claimed",
  "released",
  "reported",
  "unknown",
  "expired",
  "cancelled",
  "reassigned",
]);
export type CallStepKind = z.infer<typeof CallStepKind>;

/** One step in the life of a call: what happened, by whom, and for a result why it counts. */
export const CallStep = z.object({
  id: z.string(),
  kind: CallStepKind,
  operatorName: z.string().nullable(),
  reason: ReportReason.nullable(),
  outcome: CallOutcome.nullable(),
  at: z.iso.datetime(),
});
export type CallStep = z.infer<typeof CallStep>;

/** The actor of a call: what it waits for, what happened so far, and everything that phones said of it. */
export const CallActorView = z.object({
  workflowId: z.string(),
  temporalUrl: z.string().nullable(),
  /** running: it keeps the call's time. resting: nothing is left to wait for. away: Temporal cannot be reached. */
  presence: z.enum(["running", "resting", "away"]),
  /** When something happens to the call by itself; null: never, or nobody answered for the actor. */
  dueAt: z.iso.datetime().nullable(),
  steps: z.array(CallStep),
  reports: z.array(CallReport),
});
export type CallActorView = z.infer<typeof CallActorView>;

/** How long is waited for phones. What was asked for keeps the times of then. */
export const CallTimes = z.object({
  /** A call that no phone has taken by then is not made any more. Seconds. */
  claimWithinSeconds: z.number().int().min(1).max(86_400).default(300),
  /** A phone that took a call and says nothing for so long: the result is unknown. Seconds. */
  resultWithinSeconds: z.number().int().min(1).max(86_400).default(1_800),
  /** What a phone reports later than this no longer counts; it is kept. Seconds. */
  lateWithinSeconds: z.number().int().min(1).max(2_592_000).default(604_800),
});
export type CallTimes = z.infer<typeof CallTimes>;
