import type { EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, OperatorId } from "../contracts/ids.ts";
import { isNoWider, permissionsOf } from "../contracts/permissions.ts";
import type { DataScope, Permission, Role } from "../contracts/permissions.ts";
import { branchIdsOf } from "./branchIdsOf.ts";

/** What an operator may do, and whose data they see. */
export interface Rights {
  readonly permissions: readonly Permission[];
  readonly scope: DataScope;
  /** Their branch and those below it. */
  readonly branchIds: readonly BranchId[];
  readonly isInstallationAdmin: boolean;
}

type RightsRow = Omit<Rights, "permissions"> & {
  readonly role: Role;
  readonly ownPermissions: readonly Permission[] | null;
};

/**
 * The rights of an operator as they are now. Read under the lock of the tenant's row: somebody who is losing a right at
 * this moment does not give it away any more.
 */
export async function readRights(manager: EntityManager, operatorId: OperatorId): Promise<Rights> {
  const [row]: RightsRow[] = await manager.query(
    `SELECT o.role, o.scope, o."isInstallationAdmin", r.permissions AS "ownPermissions", ${branchIdsOf("o")} AS "branchIds"
     FROM operators o LEFT JOIN custom_roles r ON r.id = o.role AND r."tenantId" = o."tenantId" WHERE o.id = $1`,
    [operatorId],
  );
  if (row === undefined) throw new Error(`Operator ${operatorId} does not exist.`);
  const { role, ownPermissions, ...rights } = row;
  return { ...rights, permissions: permissionsOf(role, ownPermissions) };
}

/** Throws operator.beyond_own_rights unless everything that is given, or taken away, is one's own as well. */
export function requireWithin(own: Rights, other: Rights): void {
  const isWithin =
    other.permissions.every((permission) => own.permissions.includes(permission)) &&
    isNoWider(other.scope, own.scope) &&
    (other.scope !== "BRANCH" || own.scope === "GLOBAL" || other.branchIds.every((id) => own.branchIds.includes(id))) &&
    (own.isInstallationAdmin || !other.isInstallationAdmin);
  if (!isWithin) throw new ProductError("operator.beyond_own_rights");
}

/** A role can be given to anybody, so it is arranged by those alone who see everything. */
export const rightsOfRole = (permissions: readonly Permission[]): Rights => ({
  permissions,
  scope: "GLOBAL",
  branchIds: [],
  isInstallationAdmin: false,
});

/** Whether one may put something into these branches, or take it from there. null: what is the whole company's. */
export const reaches = ({ scope, branchIds }: Rights, places: readonly (BranchId | null)[]): boolean =>
  places.every((place) => scope === "GLOBAL" || (scope === "BRANCH" && place !== null && branchIds.includes(place)));

/** Throws operator.beyond_own_rights for places that are not one's own to arrange. */
export function requireReach(own: Rights, ...places: readonly (BranchId | null)[]): void {
  if (!reaches(own, places)) throw new ProductError("operator.beyond_own_rights");
}
