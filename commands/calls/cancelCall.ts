import type { DataSource } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { CallRef } from "../../contracts/callActor.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CallRequestId } from "../../contracts/ids.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { lockCall } from "./lockCall.ts";
import { tellOfCall } from "./tellOfCall.ts";

interface Cancellation {
  readonly callRequestId: CallRequestId;
  readonly by: AuditActor;
}

/** Takes back a call that no phone has taken. Throws call.not_found, call.already_taken. */
export function cancelCall(db: DataSource, { callRequestId: id, by }: Cancellation): Promise<CallRef> {
  return transact(db, async (manager) => {
    const { tenantId, state } = await lockCall(manager, id);
    if (state !== "waiting") throw new ProductError("call.already_taken");
    await manager.query(`UPDATE call_requests SET state = 'cancelled' WHERE id = $1`, [id]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "call.cancelled",
      entityId: id,
      before: { state },
      after: { state: "cancelled" },
    });
    return tellOfCall(manager, id, { kind: "cancelled", operatorId: by.operatorId });
  });
}
