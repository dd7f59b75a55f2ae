import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { BranchId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireFreeName, requireThere } from "./requireThere.ts";
import { readRights, requireReach } from "./rights.ts";
import { setTeamMembers } from "./setTeamMembers.ts";
import { transact } from "./transact.ts";

interface TeamToCreate {
  readonly name: string;
  readonly branchId: BranchId | null;
  readonly memberIds: readonly OperatorId[];
}

/** Adds a team. Throws branch.not_found, operator.not_found, team.name_taken or operator.beyond_own_rights. */
export async function createTeam(
  db: DataSource,
  tenantId: TenantId,
  { name, branchId, memberIds }: TeamToCreate,
  by: OperatorRef,
): Promise<TeamId> {
  return transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    if (branchId !== null) await requireThere(manager, tenantId, "branches", branchId);
    const own = await readRights(manager, by.operatorId);
    requireReach(own, branchId);
    await requireFreeName(manager, tenantId, "teams", name);
    const id = newId("tem");
    await manager.query(`INSERT INTO teams (id, "tenantId", name, "branchId") VALUES ($1, $2, $3, $4)`, [
      id,
      tenantId,
      name,
      branchId,
    ]);
    await setTeamMembers(manager, tenantId, id, memberIds, own);
    const after = { name, branchId, memberIds };
    await recordAudit(manager, { tenantId, by, action: "team.created", entityId: id, after });
    return id;
  });
}
