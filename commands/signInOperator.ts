import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { TenantId } from "../contracts/ids.ts";
import type { SessionKind } from "../entities/sessionRecord.ts";
import { beginSession } from "./beginSession.ts";
import type { SessionOrigin } from "./beginSession.ts";
import { recordAudit } from "./recordAudit.ts";

/** Begins the session of an operator whose credentials were right, and puts it down as a security entry. */
export async function signInOperator(
  db: DataSource,
  { tenantId, ...by }: OperatorRef & { readonly tenantId: TenantId },
  from: SessionOrigin,
  kind: SessionKind = "console",
): Promise<{ readonly id: string; readonly rotation: number }> {
  return db.transaction(async (manager) => {
    await recordAudit(manager, { tenantId, by, action: "session.signedIn", entityId: by.operatorId });
    return beginSession(manager, by.operatorId, from, kind);
  });
}
