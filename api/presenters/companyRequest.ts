import type { DataSource } from "typeorm";
import { RESTORABLE_DAYS } from "../../contracts/companyRequest.ts";
import type { CompanyRequest } from "../../contracts/companyRequest.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyRequestId } from "../../contracts/ids.ts";

export interface CompanyRequestRow extends Omit<CompanyRequest, "createdAt" | "decidedAt"> {
  readonly key: string;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
}

/** `r` is the request. */
export const selectRequests = `
  SELECT r."createdAt"::text AS key, r.id, r."companyId", r."companyName", r.kind, r."requestedState", r.reason,
    r."requestedById", r."createdAt", r.status, r."decisionNote", r."decidedAt",
    (SELECT o.name FROM operators o WHERE o.id = r."requestedById") AS "requestedByName",
    (SELECT o.name FROM operators o WHERE o.id = r."decidedById") AS "decidedByName",
    r.kind = 'deletion' AND r.status = 'approved' AND EXISTS (SELECT 1 FROM companies c WHERE c.id = r."companyId"
      AND c."deletedAt" > now() - interval '${RESTORABLE_DAYS} days') AS "isRestorable"
  FROM company_requests r`;

export const presentRequest = ({ createdAt, decidedAt, ...row }: CompanyRequestRow): CompanyRequest => ({
  ...row,
  createdAt: createdAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** Throws company_request.not_found. */
export async function readRequest(db: DataSource, id: CompanyRequestId): Promise<CompanyRequest> {
  const [row]: CompanyRequestRow[] = await db.query(`${selectRequests} WHERE r.id = $1`, [id]);
  if (row === undefined) throw new ProductError("company_request.not_found");
  return presentRequest(row);
}
