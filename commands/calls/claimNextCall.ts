import type { DataSource } from "typeorm";
import type { CallRef } from "../../contracts/callActor.ts";
import type { CallRequestId, CompanyId, ContactId, OperatorId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { hotStatement } from "../hotStatement.ts";
import { wakeReaders } from "../transact.ts";
import { selectCallRef } from "./callFact.ts";

/** A call that a phone has just taken, with what it needs to make it. */
export interface ClaimedCall extends CallRef {
  readonly phone: string;
  readonly companyId: CompanyId | null;
  readonly contactId: ContactId | null;
  readonly note: string;
  readonly createdAt: Date;
}

interface Claim {
  readonly operatorId: OperatorId;
  /** The id that the phone gave itself. */
  readonly deviceId: string;
  /** Only this call; where not said, whichever has waited longest. */
  readonly callRequestId?: CallRequestId;
}

/**
 * Gives a phone the oldest call that waits for its operator; null when none does. However many phones ask at once, a
 * call is given to one: the row changes hands in a single statement, which needs nobody but Postgres.
 */
export async function claimNextCall(
  db: DataSource,
  { operatorId, deviceId, callRequestId }: Claim,
): Promise<ClaimedCall | null> {
  const [claimed] = await claim(db, [operatorId, deviceId, newId("cst"), newId("tle"), callRequestId ?? null]);
  if (claimed === undefined) return null;
  wakeReaders(db);
  return claimed;
}

const claim = hotStatement<ClaimedCall>(
  "claim-call",
  `WITH next AS (
     SELECT id FROM call_requests WHERE "operatorId" = $1 AND state = 'waiting' AND "expiresAt" > now()
       AND ($5::text IS NULL OR id = $5)
     ORDER BY "createdAt", id LIMIT 1 FOR UPDATE SKIP LOCKED
   ), claimed AS (
     UPDATE call_requests c SET state = 'claimed', "claimedAt" = clock_timestamp(), "deviceId" = $2,
       version = c.version + 1, bell = 'ringing', "bellRungAt" = now()
     FROM next WHERE c.id = next.id RETURNING c.*
   ), step AS (
     INSERT INTO call_steps (id, "tenantId", "callRequestId", kind, "operatorId")
     SELECT $3, "tenantId", id, 'claimed', "operatorId" FROM claimed
   ), told AS (
     INSERT INTO timeline_entries (id, "tenantId", key, kind, "companyId", "contactId", "operatorId", facts)
     SELECT $4, "tenantId", 'call/' || id || '/' || version, 'call.changed', "companyId", "contactId", "operatorId",
       jsonb_build_object('callRequestId', id, 'step', 'claimed', 'state', state, 'outcome', NULL,
         'durationSeconds', NULL, 'phone', "phoneTyped")
     FROM claimed WHERE "companyId" IS NOT NULL OR "contactId" IS NOT NULL
   ), event AS (
     INSERT INTO events ("tenantId", kind, "callRequestId") SELECT "tenantId", 'call.changed', id FROM claimed
   )
   SELECT ${selectCallRef("claimed")}, "phoneTyped" AS phone, "companyId", "contactId", note, "createdAt" FROM claimed`,
);
