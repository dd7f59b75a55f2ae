import type { DataSource } from "typeorm";
import type { OperatorRef, RequestOrigin } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { OperatorId, TenantId } from "../../contracts/ids.ts";
import type { Role } from "../../contracts/permissions.ts";

/** The operator of a living session, as the database knows them now. */
export interface SignedIn extends OperatorRef {
  readonly sessionId: string;
  readonly operatorId: OperatorId;
  readonly tenantId: TenantId;
  readonly tenantName: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** The operator who makes a request, and where it came from: what a command needs to put a change down to them. */
export interface Caller extends SignedIn {
  readonly origin: RequestOrigin;
}

/**
 * Reads who a session belongs to. Asked at every request, so an ended session and a changed role count at once.
 * Throws auth.session_ended.
 */
export async function readSignedIn(db: DataSource, sessionId: string): Promise<SignedIn> {
  const [operator]: SignedIn[] = await db.query(
    `SELECT s.id AS "sessionId", o.id AS "operatorId", o."tenantId", t.name AS "tenantName", o.name, o.email, o.role
     FROM sessions s JOIN operators o ON o.id = s."operatorId" JOIN tenants t ON t.id = o."tenantId"
     WHERE s.id = $1 AND s."endedAt" IS NULL AND s."expiresAt" > now() AND o."deactivatedAt" IS NULL`,
    [sessionId],
  );
  if (operator === undefined) throw new ProductError("auth.session_ended");
  return operator;
}
