import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import type { DataScope, Role } from "../contracts/permissions.ts";
import { newId } from "../entities/newId.ts";
import { issuePersonLink } from "./issuePersonLink.ts";
import type { IssuedLink } from "./issuePersonLink.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireRole, requireThere } from "./requireThere.ts";
import { readRights, requireReach, requireWithin } from "./rights.ts";
import { setTeamsOf } from "./setTeamsOf.ts";

export interface Invitation {
  readonly tenantId: TenantId;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly role: Role;
  readonly scope: DataScope;
  readonly branchId: BranchId | null;
  readonly teamIds: readonly TeamId[];
}

/**
 * Creates an operator who has no password yet, and the link to choose one. Throws operator.email_taken,
 * operator.beyond_own_rights, or not_found for a role, branch or team.
 */
export async function invitePerson(
  db: DataSource,
  { tenantId, name, email, role, scope, branchId, teamIds }: Invitation,
  by: OperatorRef,
): Promise<{ readonly operatorId: OperatorId; readonly link: IssuedLink }> {
  return db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    const own = await readRights(manager, by.operatorId);
    await requireRole(manager, tenantId, role);
    if (branchId !== null) await requireThere(manager, tenantId, "branches", branchId);
    requireReach(own, branchId);
    const operatorId = newId("opr");
    const made: unknown[] = await manager.query(
      `INSERT INTO operators (id, "tenantId", name, email, role, scope, "branchId", "joinedAt")
       VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [operatorId, tenantId, name, email, role, scope, branchId],
    );
    if (made.length === 0) throw new ProductError("operator.email_taken");
    await setTeamsOf(manager, { tenantId, operatorId }, teamIds, own);
    requireWithin(own, await readRights(manager, operatorId));
    await recordAudit(manager, {
      tenantId,
      by,
      action: "person.invited",
      entityId: operatorId,
      after: { name, email, role, scope, branchId, teamIds },
    });
    return { operatorId, link: await issuePersonLink(manager, operatorId, "invite") };
  });
}
