import type { EntityManager } from "typeorm";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { recordEvents } from "./recordEvents.ts";

/** Says that these operators may do or see something else from this change on: their sockets are judged anew. */
export async function tellOperators(
  manager: EntityManager,
  tenantId: TenantId,
  operatorIds: readonly OperatorId[],
): Promise<void> {
  await recordEvents(
    manager,
    tenantId,
    operatorIds.map((operatorId) => ({ kind: "operator.changed", operatorId })),
  );
}

/** The same for everybody who sees by branch: what stands above what has changed. */
export async function tellThoseInBranches(manager: EntityManager, tenantId: TenantId): Promise<void> {
  const concerned: { id: OperatorId }[] = await manager.query(
    `SELECT id FROM operators WHERE "tenantId" = $1 AND scope = 'BRANCH' AND "deactivatedAt" IS NULL`,
    [tenantId],
  );
  await tellOperators(
    manager,
    tenantId,
    concerned.map(({ id }) => id),
  );
}

/** The same for everybody: what their consoles know of the tenant itself is no longer so. */
export async function tellTenant(manager: EntityManager, tenantId: TenantId): Promise<void> {
  await manager.query(
    `INSERT INTO events ("tenantId", kind, "operatorId")
     SELECT "tenantId", 'operator.changed', id FROM operators WHERE "tenantId" = $1 AND "deactivatedAt" IS NULL`,
    [tenantId],
  );
}
