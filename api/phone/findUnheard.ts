import type { DataSource } from "typeorm";
import type { CallRequestId, CompanyId, ContactId, OperatorId } from "../../contracts/ids.ts";
import { callIdOf } from "./callIds.ts";

interface Unheard {
  readonly callRequestId: CallRequestId;
  readonly phone: string;
  readonly companyId: CompanyId | null;
  readonly contactId: ContactId | null;
  readonly note: string;
  readonly createdAt: Date;
}

interface Asking {
  readonly operatorId: OperatorId;
  readonly deviceId: string;
  /** The call that the phone heard of last. */
  readonly last: string;
}

/**
 * A call that was given to this very phone a moment ago and that it does not know of, because the answer was lost on its way.
 * It alone gets it again, by the same id; a phone that does not say what it heard of is never told twice.
 */
export async function findUnheard(db: DataSource, { operatorId, deviceId, last }: Asking): Promise<Unheard | null> {
  const [newest]: Unheard[] = await db.query(
    `SELECT id AS "callRequestId", "phoneTyped" AS phone, "companyId", "contactId", note, "createdAt" FROM call_requests
     WHERE "operatorId" = $1 AND "deviceId" = $2 AND state = 'claimed' AND "claimedAt" > now() - interval '2 minutes'
       AND "claimedAt" > coalesce((SELECT "claimedAt" FROM call_requests WHERE id = $3), '-infinity')
     ORDER BY "claimedAt" LIMIT 1`,
    [operatorId, deviceId, callIdOf(last)],
  );
  return newest === undefined || newest.callRequestId === callIdOf(last) ? null : newest;
}
