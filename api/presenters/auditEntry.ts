import type { DataSource } from "typeorm";
import type { AuditEntry } from "../../contracts/audit.ts";
import type { AuditFilter } from "../../contracts/endpoints/audit.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

interface AuditRow extends Omit<AuditEntry, "occurredAt"> {
  readonly occurredAt: Date;
  /** The same to the microsecond, for cursors. */
  readonly timeKey: string;
}

/** A page of the log as far as its reader may see it, the newest first, from a place in it on. */
export function readAudit(
  db: DataSource,
  viewer: Viewer,
  { operatorId, action, entityId, from, to }: AuditFilter,
  { after: [timeKey, id], limit }: { readonly after: readonly [string | null, string | null]; readonly limit: number },
): Promise<AuditRow[]> {
  const { values, bind } = parameters();
  const conditions = [sees.auditEntry(viewer, "e", bind)];
  if (operatorId !== undefined) conditions.push(`e."operatorId" = ${bind(operatorId)}`);
  if (action !== undefined) conditions.push(`e.action = ${bind(action)}`);
  if (entityId !== undefined) conditions.push(`${bind(entityId)} IN (e."entityId", e."conversationId")`);
  if (from !== undefined) conditions.push(`e."occurredAt" >= ${bind(from)}`);
  if (to !== undefined) conditions.push(`e."occurredAt" < ${bind(to)}`);
  if (timeKey !== null) conditions.push(`(e."occurredAt", e.id) < (${bind(timeKey)}::timestamptz, ${bind(id)})`);
  return db.query(
    `SELECT e.id, e."operatorId", e."apiKeyId", e."operatorName", e.action, e."entityId", e."conversationId", e.before, e.after, e.address,
       e."requestId", e."occurredAt", e."occurredAt"::text AS "timeKey"
     FROM audit_entries e WHERE ${conditions.join(" AND ")}
     ORDER BY e."occurredAt" DESC, e.id DESC LIMIT ${bind(limit)}`,
    values,
  );
}

export function presentAuditEntry(row: AuditRow): AuditEntry {
  const { timeKey: _, occurredAt, ...entry } = row;
  return { ...entry, occurredAt: occurredAt.toISOString() };
}
