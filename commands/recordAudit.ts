import type { EntityManager } from "typeorm";
import type { AuditActor } from "../contracts/actors.ts";
import type { AuditAction, AuditedFields } from "../contracts/audit.ts";
import type { ConversationId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";

interface AuditToRecord {
  /** Null where nobody knows whose it is: a sign-in with an unknown e-mail. */
  readonly tenantId: TenantId | null;
  readonly by: AuditActor;
  readonly action: AuditAction;
  readonly entityId: string | null;
  readonly conversationId?: ConversationId;
  readonly before?: AuditedFields;
  readonly after?: AuditedFields;
}

/** Writes who changed what, in the change's own transaction: there is neither a change without its entry nor the reverse. */
export async function recordAudit(manager: EntityManager, entry: AuditToRecord): Promise<void> {
  const { tenantId, by, action, entityId, conversationId = null, before = {}, after = {} } = entry;
  await manager.query(
    `INSERT INTO audit_entries (id, "tenantId", "operatorId", "operatorName", action, "entityId", "conversationId",
       before, after, address, "requestId", "apiKeyId") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      newId("aud"),
      tenantId,
      by.operatorId,
      by.name,
      action,
      entityId,
      conversationId,
      JSON.stringify(before),
      JSON.stringify(after),
      by.origin?.address ?? null,
      by.origin?.requestId ?? null,
      by.apiKeyId ?? null,
    ],
  );
}
