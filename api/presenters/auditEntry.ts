import type { DataSource } from "typeorm";
import type { AuditEntry } from "../../contracts/audit.ts";
import type { AuditFilter } from "../../contracts/endpoints/audit.ts";
import type { TenantId } from "../../contracts/ids.ts";

interface AuditRow extends Omit<AuditEntry, "occurredAt"> {
  readonly occurredAt: Date;
  /** The same to the microsecond, for cursors. */
  readonly timeKey: string;
}

/** A page of a tenant's log, the newest first, from a place in it on. */
export function readAudit(
  db: DataSource,
  tenantId: TenantId,
  { operatorId, action, entityId, from, to }: AuditFilter,
  { after: [timeKey, id], limit }: { readonly after: readonly [string | null, string | null]; readonly limit: number },
): Promise<AuditRow[]> {
  return db.query(
    `SELECT id, "operatorId", "operatorName", action, "entityId", "conversationId", before, after, address, "requestId",
       "occurredAt", "occurredAt"::text AS "timeKey"
     FROM audit_entries
     WHERE "tenantId" = $1 AND ($2::text IS NULL OR "operatorId" = $2) AND ($3::text IS NULL OR action = $3)
       AND ($4::text IS NULL OR "entityId" = $4 OR "conversationId" = $4)
       AND ($5::timestamptz IS NULL OR "occurredAt" >= $5) AND ($6::timestamptz IS NULL OR "occurredAt" < $6)
       AND ($7::timestamptz IS NULL OR ("occurredAt", id) < ($7, $8))
     ORDER BY "occurredAt" DESC, id DESC LIMIT $9`,
    [tenantId, operatorId ?? null, action ?? null, entityId ?? null, from ?? null, to ?? null, timeKey, id, limit],
  );
}

export function presentAuditEntry(row: AuditRow): AuditEntry {
  const { timeKey: _, occurredAt, ...entry } = row;
  return { ...entry, occurredAt: occurredAt.toISOString() };
}
