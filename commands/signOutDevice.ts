import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { DeviceId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";

/** Ends the session by which a phone was last heard of. One that is signed out already stays so. */
export async function signOutDevice(
  db: DataSource,
  tenantId: TenantId,
  deviceId: DeviceId,
  by: OperatorRef,
): Promise<void> {
  await db.transaction(async (manager) => {
    const [ended]: [{ name: string }[], number] = await manager.query(
      `UPDATE sessions s SET "endedAt" = now() FROM devices d
       WHERE d.id = $1 AND s.id = d."sessionId" AND s."endedAt" IS NULL RETURNING d.name`,
      [deviceId],
    );
    for (const before of ended) {
      await recordAudit(manager, { tenantId, by, action: "phone.signedOut", entityId: deviceId, before });
    }
  });
}
