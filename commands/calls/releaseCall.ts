import type { DataSource } from "typeorm";
import type { CallRef } from "../../contracts/callActor.ts";
import type { CallRequestId } from "../../contracts/ids.ts";
import { transact } from "../transact.ts";
import { lockCall } from "./lockCall.ts";
import { tellOfCall } from "./tellOfCall.ts";

/**
 * Takes a call back from a phone that certainly did not get it: its connection had ended before the answer was written.
 * Null where it is no longer the phone's.
 */
export function releaseCall(db: DataSource, id: CallRequestId, version: number): Promise<CallRef | null> {
  return transact(db, async (manager) => {
    const call = await lockCall(manager, id);
    if (call.state !== "claimed" || call.version !== version) return null;
    await manager.query(
      `UPDATE call_requests SET state = 'waiting', "claimedAt" = NULL, "deviceId" = NULL WHERE id = $1`,
      [id],
    );
    return tellOfCall(manager, id, { kind: "released" });
  });
}
