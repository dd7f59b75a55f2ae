import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

/** Requires a second factor of everybody in the tenant, or no more. Those who have none learn at once that they may do less or more. */
export async function requireTwoFactor(
  db: DataSource,
  tenantId: TenantId,
  twoFactorRequired: boolean,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    const [tenant]: { required: boolean }[] = await manager.query(
      `SELECT coalesce((settings->>'twoFactorRequired')::boolean, false) AS required FROM tenants WHERE id = $1 FOR UPDATE`,
      [tenantId],
    );
    if (tenant === undefined) throw new Error(`${tenantId} does not exist.`);
    await manager.query(`UPDATE tenants SET settings = settings || $2::jsonb WHERE id = $1`, [
      tenantId,
      JSON.stringify({ twoFactorRequired }),
    ]);
    const without: { id: OperatorId }[] = await manager.query(
      `SELECT id FROM operators WHERE "tenantId" = $1 AND "totpSealed" IS NULL AND "deactivatedAt" IS NULL`,
      [tenantId],
    );
    if (without.length > 0) {
      const changes = without.map(({ id }) => ({ kind: "operator.changed", operatorId: id }) as const);
      await recordEvents(manager, tenantId, changes);
    }
    await recordAudit(manager, {
      tenantId,
      by,
      action: "safety.changed",
      entityId: tenantId,
      before: { twoFactorRequired: tenant.required },
      after: { twoFactorRequired },
    });
  });
}
