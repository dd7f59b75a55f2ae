import { z } from "zod";
import { LeadState } from "./company.ts";
import { CompanyId, CompanyRequestId, OperatorId } from "./ids.ts";

export const CompanyRequestStatus = z.enum(["pending", "approved", "declined", "cancelled"]);
export type CompanyRequestStatus = z.infer<typeof CompanyRequestStatus>;

const reason = z.string().trim().min(1).max(2_000);

/** What is asked for: that a company counts as cold or warm, or that it is deleted; and why. */
export const CompanyAsk = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("leadState"), requestedState: LeadState, reason }),
  z.object({ kind: z.literal("deletion"), reason }),
]);
export type CompanyAsk = z.infer<typeof CompanyAsk>;

/** A change of a company that somebody else decides on. */
export const CompanyRequest = z.object({
  id: CompanyRequestId,
  companyId: CompanyId,
  /** As it was called then. */
  companyName: z.string(),
  kind: z.enum(["leadState", "deletion"]),
  requestedState: LeadState.nullable(),
  reason: z.string(),
  requestedById: OperatorId,
  requestedByName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  status: CompanyRequestStatus,
  decidedByName: z.string().nullable(),
  decisionNote: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** The company is deleted and can still be brought back. */
  isRestorable: z.boolean(),
});
export type CompanyRequest = z.infer<typeof CompanyRequest>;

/** So long a deleted company can be brought back. */
export const RESTORABLE_DAYS = 30;
