import type { EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { TenantId } from "../contracts/ids.ts";
import { BuiltInRole } from "../contracts/permissions.ts";
import type { Role } from "../contracts/permissions.ts";

/** Tables of what a company arranges for itself, with the refusals about them. */
const refusals = {
  branches: { notFound: "branch.not_found", nameTaken: "branch.name_taken" },
  teams: { notFound: "team.not_found", nameTaken: "team.name_taken" },
  custom_roles: { notFound: "role.not_found", nameTaken: "role.name_taken" },
} as const;

type Arranged = keyof typeof refusals;

/** Throws the thing's not_found. Under the tenant's lock it then stays there until the end of the transaction. */
export async function requireThere(
  manager: EntityManager,
  tenantId: TenantId,
  table: Arranged,
  id: string,
): Promise<void> {
  const found: unknown[] = await manager.query(`SELECT 1 FROM ${table} WHERE id = $1 AND "tenantId" = $2`, [
    id,
    tenantId,
  ]);
  if (found.length === 0) throw new ProductError(refusals[table].notFound);
}

/** The same for a role, of which those of the product are always there. */
export async function requireRole(manager: EntityManager, tenantId: TenantId, role: Role): Promise<void> {
  if (!BuiltInRole.safeParse(role).success) await requireThere(manager, tenantId, "custom_roles", role);
}

/** Throws the thing's name_taken when another of the tenant has this name. */
export async function requireFreeName(
  manager: EntityManager,
  tenantId: TenantId,
  table: Arranged,
  name: string,
  ownId: string | null = null,
): Promise<void> {
  const taken: unknown[] = await manager.query(
    `SELECT 1 FROM ${table} WHERE "tenantId" = $1 AND name = $2 AND id IS DISTINCT FROM $3`,
    [tenantId, name, ownId],
  );
  if (taken.length > 0) throw new ProductError(refusals[table].nameTaken);
}
