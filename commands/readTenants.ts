import type { DataSource } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { TenantId } from "../contracts/ids.ts";
import type { Tenant } from "../contracts/tenant.ts";

interface TenantRow extends Omit<Tenant, "createdAt" | "lastMessageAt"> {
  readonly createdAt: Date;
  readonly lastMessageAt: Date | null;
}

/** Every tenant with its numbers, or the one that is named; the oldest first. Counts only: nothing of what was said. */
export async function readTenants(db: DataSource, tenantId?: TenantId): Promise<Tenant[]> {
  const rows: TenantRow[] = await db.query(
    `SELECT t.id, t.name, t.status, t."suspendedReason", t."createdAt", accounts.channels, accounts.messages,
       accounts."lastMessageAt",
       (SELECT count(*)::int FROM operators WHERE "tenantId" = t.id AND "deactivatedAt" IS NULL) AS people,
       (SELECT count(*)::int FROM conversations WHERE "tenantId" = t.id AND status = 'open') AS "openConversations"
     FROM tenants t CROSS JOIN LATERAL (
       SELECT count(*)::int AS channels, coalesce(sum(said.messages), 0)::int AS messages, max(said.last) AS "lastMessageAt"
       FROM channel_accounts a CROSS JOIN LATERAL (
         SELECT (SELECT count(*) FROM messages
                 WHERE "channelAccountId" = a.id AND "recordedAt" > now() - interval '30 days') AS messages,
           (SELECT max("recordedAt") FROM messages WHERE "channelAccountId" = a.id) AS last) said
       WHERE a."tenantId" = t.id) accounts
     WHERE $1::text IS NULL OR t.id = $1
     ORDER BY t."createdAt", t.id`,
    [tenantId ?? null],
  );
  return rows.map(({ createdAt, lastMessageAt, ...tenant }) =>
    Object.assign(tenant, {
      createdAt: createdAt.toISOString(),
      lastMessageAt: lastMessageAt?.toISOString() ?? null,
    }),
  );
}

/** Throws tenant.not_found. */
export async function readTenant(db: DataSource, tenantId: TenantId): Promise<Tenant> {
  const [tenant] = await readTenants(db, tenantId);
  if (tenant === undefined) throw new ProductError("tenant.not_found");
  return tenant;
}
