import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, TeamId, TenantId } from "../contracts/ids.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { readRights, requireReach } from "./rights.ts";
import { setTeamMembers } from "./setTeamMembers.ts";
import { transact } from "./transact.ts";

/** Deletes a team; its conversations have none from then on. Throws team.not_found or operator.beyond_own_rights. */
export async function deleteTeam(db: DataSource, tenantId: TenantId, teamId: TeamId, by: OperatorRef): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    const [team]: { name: string; branchId: BranchId | null }[] = await manager.query(
      `SELECT name, "branchId" FROM teams WHERE id = $1 AND "tenantId" = $2`,
      [teamId, tenantId],
    );
    if (team === undefined) throw new ProductError("team.not_found");
    const own = await readRights(manager, by.operatorId);
    requireReach(own, team.branchId);
    await setTeamMembers(manager, tenantId, teamId, [], own);
    await manager.query(`DELETE FROM team_members WHERE "teamId" = $1`, [teamId]);
    await manager.query(`DELETE FROM teams WHERE id = $1`, [teamId]);
    await manager.query(
      `UPDATE conversations SET "teamId" = NULL WHERE id IN (
         SELECT id FROM conversations WHERE "tenantId" = $1 AND "teamId" = $2 ORDER BY id FOR UPDATE)`,
      [tenantId, teamId],
    );
    await recordAudit(manager, { tenantId, by, action: "team.deleted", entityId: teamId, before: team });
  });
}
