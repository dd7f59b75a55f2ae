import type { EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import { requireReach } from "./rights.ts";
import type { Rights } from "./rights.ts";

interface KnownTeam {
  readonly id: TeamId;
  readonly branchId: BranchId | null;
  readonly isTheirs: boolean;
}

/** Makes these the teams of an operator. Throws team.not_found, or operator.beyond_own_rights for a team out of reach. */
export async function setTeamsOf(
  manager: EntityManager,
  { tenantId, operatorId }: { readonly tenantId: TenantId; readonly operatorId: OperatorId },
  teamIds: readonly TeamId[],
  own: Rights,
): Promise<void> {
  const wanted = new Set(teamIds);
  const teams: KnownTeam[] = await manager.query(
    `SELECT t.id, t."branchId", m."teamId" IS NOT NULL AS "isTheirs" FROM teams t
     LEFT JOIN team_members m ON m."teamId" = t.id AND m."operatorId" = $2 WHERE t."tenantId" = $1`,
    [tenantId, operatorId],
  );
  if (teams.filter(({ id }) => wanted.has(id)).length < wanted.size) throw new ProductError("team.not_found");
  const changed = teams.filter(({ id, isTheirs }) => isTheirs !== wanted.has(id));
  requireReach(own, ...changed.map(({ branchId }) => branchId));
  await manager.query(`DELETE FROM team_members WHERE "operatorId" = $1 AND "teamId" = ANY($2)`, [
    operatorId,
    changed.map(({ id }) => id),
  ]);
  await manager.query(`INSERT INTO team_members ("operatorId", "teamId") SELECT $1, unnest($2::text[])`, [
    operatorId,
    changed.filter(({ isTheirs }) => !isTheirs).map(({ id }) => id),
  ]);
}
