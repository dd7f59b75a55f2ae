import type { EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import type { DataScope, Role } from "../contracts/permissions.ts";
import { lockTenant } from "./lockTenant.ts";
import { readRights, requireWithin } from "./rights.ts";
import type { Rights } from "./rights.ts";

interface LockedOperator {
  readonly role: Role;
  readonly scope: DataScope;
  readonly branchId: BranchId | null;
  readonly teamIds: readonly TeamId[];
  readonly maxOpenConversations: number | null;
  readonly isInvited: boolean;
  readonly isActive: boolean;
  /** Of whoever changes them. */
  readonly own: Rights;
}

/**
 * Takes the tenant's row, then reads an operator of it for somebody who is about to change them: two administrators
 * cannot remove each other. Throws operator.not_found, and operator.beyond_own_rights when they may more than `by`.
 */
export async function lockOperator(
  manager: EntityManager,
  tenantId: TenantId,
  operatorId: OperatorId,
  by: OperatorRef,
): Promise<LockedOperator> {
  await lockTenant(manager, tenantId);
  const [operator]: Omit<LockedOperator, "own">[] = await manager.query(
    `SELECT role, scope, "branchId", "maxOpenConversations", "joinedAt" IS NULL AS "isInvited",
       "deactivatedAt" IS NULL AS "isActive",
       ARRAY(SELECT "teamId" FROM team_members WHERE "operatorId" = o.id ORDER BY 1) AS "teamIds"
     FROM operators o WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
    [operatorId, tenantId],
  );
  if (operator === undefined) throw new ProductError("operator.not_found");
  const own = await readRights(manager, by.operatorId);
  requireWithin(own, await readRights(manager, operatorId));
  return { ...operator, own };
}

/** Throws operator.last_administrator unless another administrator can sign in. */
export async function requireAnotherAdministrator(
  manager: EntityManager,
  tenantId: TenantId,
  operatorId: OperatorId,
): Promise<void> {
  const others: unknown[] = await manager.query(
    `SELECT 1 FROM operators WHERE "tenantId" = $1 AND id <> $2 AND role = 'ADMIN' AND "deactivatedAt" IS NULL
       AND "passwordHash" IS NOT NULL LIMIT 1`,
    [tenantId, operatorId],
  );
  if (others.length === 0) throw new ProductError("operator.last_administrator");
}
