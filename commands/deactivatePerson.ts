import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { endSessionsOf } from "./endSessionsOf.ts";
import { lockOperator, requireAnotherAdministrator } from "./lockOperator.ts";
import { recordAudit } from "./recordAudit.ts";
import { tellOperators } from "./tellOperators.ts";
import { transact } from "./transact.ts";

/** Shuts an operator out at once: sessions, sockets and links end with it. Throws operator.last_administrator. */
export async function deactivatePerson(
  db: DataSource,
  tenantId: TenantId,
  operatorId: OperatorId,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    const { role } = await lockOperator(manager, tenantId, operatorId, by);
    if (role === "ADMIN") await requireAnotherAdministrator(manager, tenantId, operatorId);
    await manager.query(`UPDATE operators SET "deactivatedAt" = coalesce("deactivatedAt", now()) WHERE id = $1`, [
      operatorId,
    ]);
    await manager.query(`DELETE FROM person_links WHERE "operatorId" = $1`, [operatorId]);
    await endSessionsOf(manager, operatorId);
    await recordAudit(manager, { tenantId, by, action: "person.deactivated", entityId: operatorId });
    await tellOperators(manager, tenantId, [operatorId]);
  });
}

/** Lets them in again with the password they had; their former sessions stay ended. */
export async function reactivatePerson(
  db: DataSource,
  tenantId: TenantId,
  operatorId: OperatorId,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockOperator(manager, tenantId, operatorId, by);
    await manager.query(`UPDATE operators SET "deactivatedAt" = NULL WHERE id = $1`, [operatorId]);
    await recordAudit(manager, { tenantId, by, action: "person.reactivated", entityId: operatorId });
    await tellOperators(manager, tenantId, [operatorId]);
  });
}
