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
