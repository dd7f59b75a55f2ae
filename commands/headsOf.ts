import type { EntityManager } from "typeorm";
import type { OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import { BuiltInRole, rolePermissions } from "../contracts/permissions.ts";

/** Who is told when a team does not cope: those of it who may assign, else those who may and see the whole company. */
export async function headsOf(
  manager: EntityManager,
  tenantId: TenantId,
  teamId: TeamId | null,
): Promise<readonly OperatorId[]> {
  const roles = BuiltInRole.options.filter((role) => rolePermissions[role].includes("conversations.assign"));
  const heads: { id: OperatorId; isOfTeam: boolean }[] = await manager.query(
    `SELECT o.id, m."operatorId" IS NOT NULL AS "isOfTeam" FROM operators o
     LEFT JOIN team_members m ON m."operatorId" = o.id AND m."teamId" = $2
     LEFT JOIN custom_roles r ON r.id = o.role
     WHERE o."tenantId" = $1 AND o."deactivatedAt" IS NULL
       AND (o.role = ANY($3::text[]) OR r.permissions ? 'conversations.assign')
       AND (m."operatorId" IS NOT NULL OR o.scope = 'GLOBAL') ORDER BY o.id`,
    [tenantId, teamId, roles],
  );
  const ofTeam = heads.filter(({ isOfTeam }) => isOfTeam);
  return (ofTeam.length > 0 ? ofTeam : heads).map(({ id }) => id);
}
