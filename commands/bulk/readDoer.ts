import type { EntityManager } from "typeorm";
import type { BulkAction } from "../../contracts/bulk.ts";
import type { OperatorId, TeamId } from "../../contracts/ids.ts";
import type { Sight } from "../../contracts/sight.ts";
import { readRights } from "../rights.ts";

/** Whom a bulk run works for, as they are now. */
export interface Doer extends Sight {
  readonly mayDo: boolean;
}

/** Rights that were taken away while a run was under way count no more. */
export async function readDoer(manager: EntityManager, operatorId: OperatorId, action: BulkAction): Promise<Doer> {
  const { permissions, scope, branchIds } = await readRights(manager, operatorId);
  const [operator]: { isThere: boolean; teamIds: TeamId[] }[] = await manager.query(
    `SELECT o."deactivatedAt" IS NULL AS "isThere", ARRAY(SELECT "teamId" FROM team_members WHERE "operatorId" = o.id) AS "teamIds"
     FROM operators o WHERE o.id = $1`,
    [operatorId],
  );
  const toOthers = action.kind === "assign" && !(action.to?.kind === "operator" && action.to.id === operatorId);
  const mayDo =
    operator?.isThere === true &&
    permissions.includes("conversations.answer") &&
    (!toOthers || permissions.includes("conversations.assign"));
  return { operatorId, scope, branchIds, teamIds: operator?.teamIds ?? [], mayDo };
}
