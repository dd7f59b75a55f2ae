import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { BranchId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import type { DataScope, Role } from "../contracts/permissions.ts";
import { changedFields } from "./changedFields.ts";
import { lockOperator, requireAnotherAdministrator } from "./lockOperator.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireRole, requireThere } from "./requireThere.ts";
import { readRights, requireReach, requireWithin } from "./rights.ts";
import { setTeamsOf } from "./setTeamsOf.ts";
import { tellOperators } from "./tellOperators.ts";
import { transact } from "./transact.ts";

interface PersonFields {
  readonly role: Role;
  readonly scope: DataScope;
  readonly branchId: BranchId | null;
  readonly teamIds: readonly TeamId[];
  /** null: any number. */
  readonly maxOpenConversations: number | null;
}

type PersonChange = { readonly [Field in keyof PersonFields]?: PersonFields[Field] | undefined };

/**
 * Changes what an administrator decides about an operator, whose open screens follow at once. Throws
 * operator.beyond_own_rights, operator.last_administrator, or not_found for a role, branch or team.
 */
export async function changePerson(
  db: DataSource,
  tenantId: TenantId,
  operatorId: OperatorId,
  change: PersonChange,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    const { own, ...before } = await lockOperator(manager, tenantId, operatorId, by);
    const { branchId, maxOpenConversations: limit } = change;
    const after: PersonFields = {
      role: change.role ?? before.role,
      scope: change.scope ?? before.scope,
      branchId: branchId === undefined ? before.branchId : branchId,
      teamIds: change.teamIds === undefined ? before.teamIds : [...new Set(change.teamIds)].toSorted(),
      maxOpenConversations: limit === undefined ? before.maxOpenConversations : limit,
    };
    await requireRole(manager, tenantId, after.role);
    if (before.role === "ADMIN" && after.role !== "ADMIN") {
      await requireAnotherAdministrator(manager, tenantId, operatorId);
    }
    if (after.branchId !== before.branchId) {
      if (after.branchId !== null) await requireThere(manager, tenantId, "branches", after.branchId);
      requireReach(own, before.branchId, after.branchId);
    }
    await manager.query(
      `UPDATE operators SET role = $2, scope = $3, "branchId" = $4, "maxOpenConversations" = $5 WHERE id = $1`,
      [operatorId, after.role, after.scope, after.branchId, after.maxOpenConversations],
    );
    await setTeamsOf(manager, { tenantId, operatorId }, after.teamIds, own);
    requireWithin(own, await readRights(manager, operatorId));
    await recordAudit(manager, {
      tenantId,
      by,
      action: "person.changed",
      entityId: operatorId,
      ...changedFields(before, after),
    });
    await tellOperators(manager, tenantId, [operatorId]);
  });
}
