import { ApplicationFailure } from "@temporalio/common";
import type { DataSource } from "typeorm";
import { cancelCall } from "../commands/calls/cancelCall.ts";
import { claimNextCall } from "../commands/calls/claimNextCall.ts";
import { keepCallDeadline } from "../commands/calls/keepCallDeadline.ts";
import { reassignCall } from "../commands/calls/reassignCall.ts";
import type { CallOrder, CallRef } from "../contracts/callActor.ts";
import { ProductError } from "../contracts/errors.ts";
import type { CallRequestId } from "../contracts/ids.ts";
import { CallRequestRecord } from "../entities/callRequestRecord.ts";

export type CallActivities = ReturnType<typeof createCallActivities>;

interface OrderedCall {
  readonly callRequestId: CallRequestId;
  readonly order: CallOrder;
}

export const createCallActivities = ({ db }: { readonly db: DataSource }) => ({
  /** Does what is due in a call, and says how it stands then. */
  keepCall: ({ callRequestId }: { callRequestId: CallRequestId }): Promise<CallRef> =>
    keepCallDeadline(db, callRequestId),

  /** Null where another phone was quicker. A refusal keeps its code. */
  carryOutCallOrder: ({ callRequestId, order }: OrderedCall): Promise<CallRef | null> =>
    carryOut(db, callRequestId, order).catch((error: unknown) => {
      if (error instanceof ProductError)
        throw ApplicationFailure.nonRetryable(error.message, error.code, error.details);
      throw error;
    }),
});

async function carryOut(db: DataSource, callRequestId: CallRequestId, order: CallOrder): Promise<CallRef | null> {
  switch (order.kind) {
    case "claim": {
      const { operatorId } = await db.getRepository(CallRequestRecord).findOneByOrFail({ id: callRequestId });
      const claimed = await claimNextCall(db, { operatorId, deviceId: order.deviceId, callRequestId });
      if (claimed === null) return null;
      const { tenantId, version, state, dueInMs } = claimed;
      return { callRequestId, tenantId, version, state, dueInMs };
    }
    case "cancel":
      return cancelCall(db, { callRequestId, by: order.by });
    case "reassign":
      return reassignCall(db, { callRequestId, operatorId: order.operatorId, by: order.by });
  }
}
