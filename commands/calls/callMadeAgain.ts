import type { EntityManager } from "typeorm";
import type { CallRequestId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { lockCall } from "./lockCall.ts";
import type { LockedCall } from "./lockCall.ts";
import { CLOCKS_APART_MAX_MS } from "./plausibleStart.ts";
import type { ReadReport } from "./readReport.ts";

/**
 * Which call a report tells of: mostly the one it names. But who calls again from the phone's history names the old call;
 * what began at another time than its result is a call of its own, with a result of its own.
 */
export async function callMadeAgain(manager: EntityManager, named: LockedCall, read: ReadReport): Promise<LockedCall> {
  const { outcome, startedAt, actionSource } = read;
  if (actionSource !== "history" || outcome === null || startedAt === null || named.startedAt === null) return named;
  const isAnother = Math.abs(startedAt.getTime() - named.startedAt.getTime()) > CLOCKS_APART_MAX_MS;
  if (!isAnother) return named;
  const [known]: { id: CallRequestId }[] = await manager.query(
    `SELECT id FROM call_requests WHERE "againOfId" = $1
       AND abs(extract(epoch FROM "startedAt" - $2::timestamptz)) * 1000 <= $3 ORDER BY id LIMIT 1`,
    [named.id, startedAt, CLOCKS_APART_MAX_MS],
  );
  return lockCall(manager, known?.id ?? (await insertAgain(manager, named, startedAt)));
}

/** Nobody asked for it, and no phone was given it: it is there because it was made. */
async function insertAgain(manager: EntityManager, { id: againOfId }: LockedCall, at: Date): Promise<CallRequestId> {
  const id = newId("cal");
  await manager.query(
    `INSERT INTO call_requests (id, "tenantId", "operatorId", "branchId", "companyId", "contactId", "phoneTyped", phone,
       "isColdCall", state, "createdAt", "expiresAt", "claimedAt", "deviceId", "resultWithinSeconds", "lateWithinSeconds",
       "againOfId")
     SELECT $2, "tenantId", "operatorId", "branchId", "companyId", "contactId", "phoneTyped", phone,
       "isColdCall", 'claimed', $3, $3, $3, "deviceId", "resultWithinSeconds", "lateWithinSeconds", id
     FROM call_requests WHERE id = $1`,
    [againOfId, id, at],
  );
  return id;
}
