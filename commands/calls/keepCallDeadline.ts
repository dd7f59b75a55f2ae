import type { DataSource } from "typeorm";
import type { CallRef } from "../../contracts/callActor.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CallRequestId } from "../../contracts/ids.ts";
import { transact } from "../transact.ts";
import { callDueAt, selectCallRef } from "./callFact.ts";
import { tellOfCall } from "./tellOfCall.ts";

interface Due extends CallRef {
  readonly isDue: boolean;
}

/**
 * Does what is due in a call: what no phone took has expired, and what a phone took and said nothing of is unknown. Called
 * by the call's actor when its timer rings; doing it twice changes nothing. Says how the call stands now.
 */
export function keepCallDeadline(db: DataSource, id: CallRequestId): Promise<CallRef> {
  return transact(db, async (manager) => {
    const [found]: Due[] = await manager.query(
      `SELECT ${selectCallRef("c")}, coalesce(${callDueAt("c")} <= clock_timestamp(), false) AS "isDue"
       FROM call_requests c WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (found === undefined) throw new ProductError("call.not_found");
    const { isDue, ...ref } = found;
    if (!isDue || (ref.state !== "waiting" && ref.state !== "claimed")) return ref;
    const state = ref.state === "waiting" ? "expired" : "unknown";
    await manager.query(`UPDATE call_requests SET state = $2 WHERE id = $1`, [id, state]);
    const kept = await tellOfCall(manager, id, { kind: state });
    // Its actor is who asks.
    await manager.query(`UPDATE call_requests SET bell = 'heard' WHERE id = $1`, [id]);
    return kept;
  });
}
