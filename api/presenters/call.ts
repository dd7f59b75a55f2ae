import type { DataSource } from "typeorm";
import { ActionSource, Call, CallDirection, CallOutcome, ResolveMethod } from "../../contracts/call.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CallRequestId, TenantId } from "../../contracts/ids.ts";

type Moment = "startedAt" | "endedAt" | "createdAt" | "claimedAt" | "reportedAt" | "expiresAt";

export type CallRow = Omit<Call, Moment> & { readonly [Name in Moment]: Date | Extract<Call[Name], null> };

/** Calls with the names of whom they concern, and a column more. `c` is the call. */
export const selectCalls = (more: string | null = null): string => `
  SELECT ${more === null ? "" : `${more}, `}c.id, c.state, c."operatorId", c."requestedById", c."branchId", c."companyId", c."contactId",
    c."phoneTyped" AS phone, c.note, c."isColdCall", c.outcome, c."startedAt", c."endedAt", c."durationSeconds",
    c.direction, c."resolveMethod", c."attemptsCount", c."actionSource", c."createdAt", c."claimedAt", c."reportedAt",
    c."expiresAt",
    coalesce((SELECT o.name FROM operators o WHERE o.id = c."operatorId"), '') AS "operatorName",
    (SELECT o.name FROM operators o WHERE o.id = c."requestedById") AS "requestedByName",
    (SELECT y.name FROM companies y WHERE y.id = c."companyId") AS "companyName",
    (SELECT p.name FROM contacts p WHERE p.id = c."contactId") AS "contactName"
  FROM call_requests c`;

/** What a later version of the product or of a phone has written and this one does not know is shown as not told. */
export const presentCall = (row: CallRow): Call =>
  Call.parse({
    ...row,
    outcome: CallOutcome.nullable().catch("unknown").parse(row.outcome),
    direction: CallDirection.nullable().catch(null).parse(row.direction),
    resolveMethod: ResolveMethod.nullable().catch(null).parse(row.resolveMethod),
    actionSource: ActionSource.nullable().catch(null).parse(row.actionSource),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    claimedAt: row.claimedAt?.toISOString() ?? null,
    reportedAt: row.reportedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
  });

/** Throws call.not_found, also for a call of another tenant. */
export async function readCall(db: DataSource, tenantId: TenantId, id: CallRequestId): Promise<Call> {
  const [row]: CallRow[] = await db.query(`${selectCalls()} WHERE c.id = $1 AND c."tenantId" = $2`, [id, tenantId]);
  if (row === undefined) throw new ProductError("call.not_found");
  return presentCall(row);
}
