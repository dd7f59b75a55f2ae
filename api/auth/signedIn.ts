import type { DataSource } from "typeorm";
import { branchIdsOf } from "../../commands/branchIdsOf.ts";
import { hotStatement } from "../../commands/hotStatement.ts";
import type { OperatorRef, RequestOrigin } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { BranchId, OperatorId } from "../../contracts/ids.ts";
import { permissionsOf } from "../../contracts/permissions.ts";
import type { Permission, Role } from "../../contracts/permissions.ts";
import type { TenantStatus } from "../../contracts/tenant.ts";
import type { Viewer } from "../scope/viewer.ts";

/** The operator of a living session, as the database knows them now. */
export interface SignedIn extends OperatorRef, Viewer {
  readonly sessionId: string;
  readonly operatorId: OperatorId;
  readonly tenantName: string;
  readonly tenantStatus: TenantStatus;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The name of a role of the tenant's own. */
  readonly roleName: string | null;
  readonly permissions: readonly Permission[];
  readonly branchId: BranchId | null;
  readonly isInstallationAdmin: boolean;
  /** Their tenant requires a second factor and they have none. */
  readonly twoFactorNeeded: boolean;
}

/** The operator who makes a request, and where it came from: what a command needs to put a change down to them. */
export interface Caller extends SignedIn {
  readonly origin: RequestOrigin;
}

/**
 * Reads who a session belongs to, and what they may do and see. Asked at every request, so an ended session and a changed
 * role count at once. Throws auth.session_ended.
 */
export async function readSignedIn(db: DataSource, sessionId: string): Promise<SignedIn> {
  const [row] = await readSession(db, [sessionId]);
  if (row === undefined) throw new ProductError("auth.session_ended");
  const { customPermissions, ...operator } = row;
  return { ...operator, permissions: permissionsOf(operator.role, customPermissions) };
}

const readSession = hotStatement<Omit<SignedIn, "permissions"> & { readonly customPermissions: Permission[] | null }>(
  "read-session",
  `SELECT s.id AS "sessionId", o.id AS "operatorId", o."tenantId", t.name AS "tenantName", t.status AS "tenantStatus",
     o.name, o.email, o.role, r.name AS "roleName", r.permissions AS "customPermissions", o.scope, o."branchId",
     o."isInstallationAdmin",
     o."totpSealed" IS NULL AND coalesce((t.settings->>'twoFactorRequired')::boolean, false) AS "twoFactorNeeded",
     ${branchIdsOf("o")} AS "branchIds",
     ARRAY(SELECT "teamId" FROM team_members WHERE "operatorId" = o.id) AS "teamIds"
   FROM sessions s JOIN operators o ON o.id = s."operatorId" JOIN tenants t ON t.id = o."tenantId"
     LEFT JOIN custom_roles r ON r.id = o.role AND r."tenantId" = o."tenantId"
   WHERE s.id = $1 AND s."endedAt" IS NULL AND s."expiresAt" > now() AND o."deactivatedAt" IS NULL`,
);
