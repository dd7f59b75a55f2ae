import type { EntityManager } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";

/** Ends the operator's sessions, all but one where `keptId` names it. */
export async function endSessionsOf(manager: EntityManager, operatorId: OperatorId, keptId?: string): Promise<void> {
  await manager.query(
    `UPDATE sessions SET "endedAt" = now()
     WHERE "operatorId" = $1 AND "endedAt" IS NULL AND ($2::uuid IS NULL OR id <> $2)`,
    [operatorId, keptId ?? null],
  );
}
