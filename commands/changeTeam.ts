import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import { changedFields } from "./changedFields.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireFreeName, requireThere } from "./requireThere.ts";
import { readRights, requireReach } from "./rights.ts";
import { setTeamMembers } from "./setTeamMembers.ts";
import { transact } from "./transact.ts";

interface TeamFields {
  readonly name: string;
  readonly branchId: BranchId | null;
  readonly memberIds: readonly OperatorId[];
}

type TeamChange = { readonly [Field in keyof TeamFields]?: TeamFields[Field] | undefined };

/** Throws team.not_found, branch.not_found, operator.not_found, team.name_taken or operator.beyond_own_rights. */
export async function changeTeam(
  db: DataSource,
  tenantId: TenantId,
  teamId: TeamId,
  { name, branchId, memberIds }: TeamChange,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    const [before]: TeamFields[] = await manager.query(
      `SELECT name, "branchId", ARRAY(SELECT o.id FROM team_members m JOIN operators o ON o.id = m."operatorId"
         WHERE m."teamId" = t.id AND o."deactivatedAt" IS NULL ORDER BY 1) AS "memberIds"
       FROM teams t WHERE id = $1 AND "tenantId" = $2`,
      [teamId, tenantId],
    );
    if (before === undefined) throw new ProductError("team.not_found");
    const after = {
      name: name ?? before.name,
      branchId: branchId === undefined ? before.branchId : branchId,
      memberIds: memberIds === undefined ? before.memberIds : [...new Set(memberIds)].toSorted(),
    };
    const own = await readRights(manager, by.operatorId);
    requireReach(own, before.branchId, after.branchId);
    if (after.branchId !== null) await requireThere(manager, tenantId, "branches", after.branchId);
    await requireFreeName(manager, tenantId, "teams", after.name, teamId);
    await manager.query(`UPDATE teams SET name = $2, "branchId" = $3 WHERE id = $1`, [
      teamId,
      after.name,
      after.branchId,
    ]);
    await setTeamMembers(manager, tenantId, teamId, after.memberIds, own);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "team.changed",
      entityId: teamId,
      ...changedFields(before, after),
    });
  });
}
