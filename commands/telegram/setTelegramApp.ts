import type { DataSource } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { TenantId } from "../../contracts/ids.ts";
import type { Sealer } from "../../entities/sealing.ts";
import { sealTelegramApp } from "../../entities/telegramApp.ts";
import type { TelegramAppSecrets } from "../../entities/telegramApp.ts";
import { lockTenant } from "../lockTenant.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";

/** The application in whose name the tenant's people sign in from now on; accounts that are signed in keep theirs. */
export async function setTelegramApp(
  db: DataSource,
  sealer: Sealer,
  tenantId: TenantId,
  app: TelegramAppSecrets,
  by: AuditActor,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    await manager.query(`UPDATE tenants SET "telegramApp" = $2 WHERE id = $1`, [
      tenantId,
      sealTelegramApp(sealer, app),
    ]);
    const after = { apiId: app.apiId };
    await recordAudit(manager, { tenantId, by, action: "telegramApp.changed", entityId: tenantId, after });
  });
}
