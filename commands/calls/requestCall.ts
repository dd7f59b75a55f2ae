import type { DataSource, EntityManager } from "typeorm";
import type { AuthorRef } from "../../contracts/actors.ts";
import type { CallRef } from "../../contracts/callActor.ts";
import type { CallRequestId, CompanyId, ContactId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { readCaller } from "./readCaller.ts";
import type { CallingOperator } from "./readCaller.ts";
import { readNumber } from "./readNumber.ts";
import { tellOfCall } from "./tellOfCall.ts";

interface CallToRequest {
  readonly tenantId: TenantId;
  readonly by: AuthorRef;
  /** Who is to call. */
  readonly operatorId: OperatorId;
  readonly companyId: CompanyId | null;
  readonly contactId: ContactId | null;
  readonly phone: string;
  readonly note: string;
  readonly isColdCall: boolean;
  /** Of one asker, an operator or a key, the same twice is one call. */
  readonly clientKey: string;
}

interface Requested {
  readonly callRequestId: CallRequestId;
  /** Null where this had been asked for already: a double click is one call. */
  readonly ring: CallRef | null;
}

/** Asks an operator's phone to call a number now. Throws operator.not_found, tenant.suspended. */
export const requestCall = (db: DataSource, request: CallToRequest): Promise<Requested> =>
  transact(db, (manager) => requestCallWithin(manager, request));

/** The same within a transaction. */
export async function requestCallWithin(manager: EntityManager, request: CallToRequest): Promise<Requested> {
  const { tenantId, by, operatorId } = request;
  const caller = await readCaller(manager, tenantId, operatorId);
  const id = await insertCall(manager, request, caller);
  if (id === null) return { callRequestId: await askedBefore(manager, request), ring: null };
  await recordAudit(manager, {
    tenantId,
    by,
    action: "call.requested",
    entityId: id,
    after: { operatorId, companyId: request.companyId, contactId: request.contactId },
  });
  return { callRequestId: id, ring: await tellOfCall(manager, id, { kind: "requested", operatorId: by.operatorId }) };
}

async function insertCall(
  manager: EntityManager,
  { tenantId, by, operatorId, companyId, contactId, phone, note, isColdCall, clientKey }: CallToRequest,
  { branchId, times }: CallingOperator,
): Promise<CallRequestId | null> {
  const inserted: { id: CallRequestId }[] = await manager.query(
    `INSERT INTO call_requests (id, "tenantId", "operatorId", "requestedById", "branchId", "companyId", "contactId",
       "phoneTyped", phone, note, "isColdCall", "clientKey", "expiresAt", "resultWithinSeconds", "lateWithinSeconds")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now() + make_interval(secs => $13), $14, $15)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      newId("cal"),
      tenantId,
      operatorId,
      by.operatorId,
      branchId,
      companyId,
      contactId,
      phone,
      readNumber(phone),
      note,
      isColdCall,
      keyOf(by, clientKey),
      times.claimWithinSeconds,
      times.resultWithinSeconds,
      times.lateWithinSeconds,
    ],
  );
  return inserted[0]?.id ?? null;
}

/** No operator stands beside the key of a program, so its own name does. */
const keyOf = ({ operatorId, apiKeyId }: AuthorRef, clientKey: string): string =>
  operatorId === null ? `${apiKeyId}/${clientKey}` : clientKey;

async function askedBefore(manager: EntityManager, { tenantId, by, clientKey }: CallToRequest): Promise<CallRequestId> {
  const [known]: { id: CallRequestId }[] = await manager.query(
    `SELECT id FROM call_requests WHERE "tenantId" = $1 AND "requestedById" IS NOT DISTINCT FROM $2 AND "clientKey" = $3`,
    [tenantId, by.operatorId, keyOf(by, clientKey)],
  );
  if (known === undefined) throw new Error("A call was asked for already and cannot be found.");
  return known.id;
}
