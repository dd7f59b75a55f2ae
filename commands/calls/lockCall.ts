import type { EntityManager } from "typeorm";
import type { CallOutcome, CallState, ResolveMethod } from "../../contracts/call.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { BranchId, CallRequestId, CompanyId, ContactId, OperatorId, TenantId } from "../../contracts/ids.ts";

export interface LockedCall {
  readonly id: CallRequestId;
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly branchId: BranchId | null;
  readonly companyId: CompanyId | null;
  readonly contactId: ContactId | null;
  readonly phoneTyped: string;
  readonly state: CallState;
  readonly version: number;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
  readonly outcome: CallOutcome | null;
  readonly startedAt: Date | null;
  readonly durationSeconds: number | null;
  readonly resolveMethod: ResolveMethod | null;
  readonly lateWithinSeconds: number;
}

/** Reads a call that is about to be changed; changes of it happen one after another. Throws call.not_found. */
export async function lockCall(manager: EntityManager, id: CallRequestId): Promise<LockedCall> {
  const [call]: LockedCall[] = await manager.query(
    `SELECT id, "tenantId", "operatorId", "branchId", "companyId", "contactId", "phoneTyped", state, version, "createdAt",
       "claimedAt", outcome, "startedAt", "durationSeconds", "resolveMethod", "lateWithinSeconds"
     FROM call_requests WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (call === undefined) throw new ProductError("call.not_found");
  return call;
}
