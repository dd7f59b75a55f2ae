import type { DataSource } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { CallRef } from "../../contracts/callActor.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CallRequestId, OperatorId } from "../../contracts/ids.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import { lockCall } from "./lockCall.ts";
import { readCaller } from "./readCaller.ts";
import { tellOfCall } from "./tellOfCall.ts";

interface Reassignment {
  readonly callRequestId: CallRequestId;
  readonly operatorId: OperatorId;
  readonly by: AuditActor;
}

/**
 * Gives a call that no phone has taken to another operator, who has as long for it as the first had. Throws
 * call.not_found, call.already_taken, operator.not_found, tenant.suspended.
 */
export function reassignCall(db: DataSource, { callRequestId: id, operatorId, by }: Reassignment): Promise<CallRef> {
  return transact(db, async (manager) => {
    const { tenantId, state, operatorId: before } = await lockCall(manager, id);
    if (state !== "waiting") throw new ProductError("call.already_taken");
    const { branchId, times } = await readCaller(manager, tenantId, operatorId);
    await manager.query(
      `UPDATE call_requests SET "operatorId" = $2, "branchId" = $3, "pushedAt" = NULL,
         "expiresAt" = now() + make_interval(secs => $4)
       WHERE id = $1`,
      [id, operatorId, branchId, times.claimWithinSeconds],
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "call.reassigned",
      entityId: id,
      before: { operatorId: before },
      after: { operatorId },
    });
    // Who had it may not see it any more, and has to hear that it is gone.
    await recordEvents(manager, tenantId, [{ kind: "call.changed", callRequestId: id, operatorId: before }]);
    return tellOfCall(manager, id, { kind: "reassigned", operatorId: by.operatorId });
  });
}
