import type { EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import type { Role } from "../contracts/permissions.ts";

interface LockedOperator {
  readonly role: Role;
  readonly isInvited: boolean;
  readonly isActive: boolean;
}

/**
 * Takes the tenant's row, then reads an operator of it: changes of who may do what happen one after another, so two
 * administrators cannot remove each other. Throws operator.not_found.
 */
export async function lockOperator(
  manager: EntityManager,
  tenantId: TenantId,
  operatorId: OperatorId,
): Promise<LockedOperator> {
  await manager.query(`SELECT 1 FROM tenants WHERE id = $1 FOR UPDATE`, [tenantId]);
  const [operator]: LockedOperator[] = await manager.query(
    `SELECT role, "joinedAt" IS NULL AS "isInvited", "deactivatedAt" IS NULL AS "isActive"
     FROM operators WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
    [operatorId, tenantId],
  );
  if (operator === undefined) throw new ProductError("operator.not_found");
  return operator;
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
