import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";

interface SessionToEnd {
  readonly sessionId: string;
  /** Whose it is, where somebody else ends it. */
  readonly operatorId?: OperatorId;
  readonly tenantId: TenantId;
}

/** Ends a session on somebody's order: neither its access token nor its refresh token works from now on. */
export async function endSession(
  db: DataSource,
  { sessionId, operatorId, tenantId }: SessionToEnd,
  by: OperatorRef,
  action: "session.signedOut" | "session.ended" = "session.signedOut",
): Promise<void> {
  await db.transaction(async (manager) => {
    const [, ended]: [unknown[], number] = await manager.query(
      `UPDATE sessions SET "endedAt" = now() WHERE id = $1 AND "endedAt" IS NULL`,
      [sessionId],
    );
    if (ended === 0) return;
    await recordAudit(manager, { tenantId, by, action, entityId: operatorId ?? by.operatorId });
  });
}
