import { ActionSource, Call, CallDirection, CallOutcome, ResolveMethod } from "../../contracts/call.ts";

type Moment = "startedAt" | "endedAt" | "createdAt" | "claimedAt" | "reportedAt" | "expiresAt";

export interface CallRow extends Omit<Call, Moment> {
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
  readonly reportedAt: Date | null;
  readonly expiresAt: Date;
}

/** Calls with the names of whom they concern. `c` is the call. */
export const selectCalls = (more: string) => `
  SELECT c.id, c.state, c."operatorId", c."requestedById", c."branchId", c."companyId", c."contactId", c."phoneTyped" AS phone, c.note,
    c."isColdCall", c.outcome, c."startedAt", c."endedAt", c."durationSeconds", c.direction, c."resolveMethod", c."attemptsCount",
    c."actionSource", c."createdAt", c."claimedAt", c."reportedAt", c."expiresAt", ${more},
    coalesce((SELECT o.name FROM operators o WHERE o.id = c."operatorId"), '') AS "operatorName",
    (SELECT o.name FROM operators o WHERE o.id = c."requestedById") AS "requestedByName",
    (SELECT k.name FROM companies k WHERE k.id = c."companyId") AS "companyName",
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
