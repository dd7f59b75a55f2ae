import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";

/** Ends the operator's sessions, all but one where `keptId` names it, and a QR code that waits for a phone. */
export async function endSessionsOf(manager: EntityManager, operatorId: OperatorId, keptId?: string): Promise<void> {
  await manager.query(
    `UPDATE sessions SET "endedAt" = now()
     WHERE "operatorId" = $1 AND "endedAt" IS NULL AND ($2::uuid IS NULL OR id <> $2)`,
    [operatorId, keptId ?? null],
  );
  await manager.query(`DELETE FROM phone_sign_ins WHERE "operatorId" = $1`, [operatorId]);
}

/** The same on the operator's own order. */
export async function endOwnSessions(db: DataSource, tenantId: TenantId, by: OperatorRef): Promise<void> {
  await db.transaction(async (manager) => {
    await endSessionsOf(manager, by.operatorId);
    await recordAudit(manager, { tenantId, by, action: "session.allEnded", entityId: by.operatorId });
  });
}

/** Ends those of their phones, and leaves their consoles. */
export async function endPhoneSessions(db: DataSource, tenantId: TenantId, by: OperatorRef): Promise<void> {
  await db.transaction(async (manager) => {
    await manager.query(
      `UPDATE sessions SET "endedAt" = now() WHERE "operatorId" = $1 AND kind = 'phone' AND "endedAt" IS NULL`,
      [by.operatorId],
    );
    await recordAudit(manager, { tenantId, by, action: "session.phonesEnded", entityId: by.operatorId });
  });
}
