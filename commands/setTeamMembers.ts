import type { EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import { requireReach } from "./rights.ts";
import type { Rights } from "./rights.ts";
import { tellOperators } from "./tellOperators.ts";

interface Colleague {
  readonly id: OperatorId;
  readonly branchId: BranchId | null;
  readonly isMember: boolean;
}

/**
 * Makes these the members of a team, and tells those who come or go; who is deactivated stays as they are. Throws
 * operator.not_found, or operator.beyond_own_rights for somebody of a branch that one does not reach.
 */
export async function setTeamMembers(
  manager: EntityManager,
  tenantId: TenantId,
  teamId: TeamId,
  memberIds: readonly OperatorId[],
  own: Rights,
): Promise<void> {
  const wanted = new Set(memberIds);
  const colleagues: Colleague[] = await manager.query(
    `SELECT o.id, o."branchId", m."operatorId" IS NOT NULL AS "isMember" FROM operators o
     LEFT JOIN team_members m ON m."operatorId" = o.id AND m."teamId" = $2
     WHERE o."tenantId" = $1 AND o."deactivatedAt" IS NULL`,
    [tenantId, teamId],
  );
  if (colleagues.filter(({ id }) => wanted.has(id)).length < wanted.size) throw new ProductError("operator.not_found");
  const changed = colleagues.filter(({ id, isMember }) => isMember !== wanted.has(id));
  requireReach(own, ...changed.map(({ branchId }) => branchId));
  const changedIds = changed.map(({ id }) => id);
  await manager.query(`DELETE FROM team_members WHERE "teamId" = $1 AND "operatorId" = ANY($2)`, [teamId, changedIds]);
  await manager.query(`INSERT INTO team_members ("teamId", "operatorId") SELECT $1, unnest($2::text[])`, [
    teamId,
    changedIds.filter((id) => wanted.has(id)),
  ]);
  await tellOperators(manager, tenantId, changedIds);
}
