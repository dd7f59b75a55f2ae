import type { DataSource } from "typeorm";
import type { RequestOrigin } from "../contracts/actors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";

interface TriedAccount {
  readonly operatorId: OperatorId;
  readonly tenantId: TenantId;
}

/**
 * Puts down that somebody tried to be this operator. Without an account the entry belongs to no tenant, and is written all
 * the same: the time of the answer must not tell which addresses exist.
 */
export async function recordFailedSignIn(
  db: DataSource,
  account: TriedAccount | undefined,
  origin: RequestOrigin,
): Promise<void> {
  await recordAudit(db.manager, {
    tenantId: account?.tenantId ?? null,
    by: { operatorId: null, name: null, origin },
    action: "session.signInFailed",
    entityId: account?.operatorId ?? null,
  });
}
