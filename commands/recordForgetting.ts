import type { DataSource } from "typeorm";
import type { TenantId } from "../contracts/ids.ts";
import type { Forgettable } from "../contracts/tenantSettings.ts";
import { recordAudit } from "./recordAudit.ts";

/** One line of the log for one run, however often it is asked for. */
export async function recordForgetting(
  db: DataSource,
  tenantId: TenantId,
  run: string,
  forgotten: Forgettable,
): Promise<void> {
  await db.transaction(async (manager) => {
    const known: unknown[] = await manager.query(
      `SELECT 1 FROM audit_entries WHERE "tenantId" = $1 AND action = 'tenant.forgotten' AND after->>'run' = $2`,
      [tenantId, run],
    );
    if (known.length > 0) return;
    await recordAudit(manager, {
      tenantId,
      by: { operatorId: null, name: null },
      action: "tenant.forgotten",
      entityId: tenantId,
      after: { ...forgotten, run },
    });
  });
}
