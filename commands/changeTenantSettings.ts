import type { DataSource } from "typeorm";
import type { AuditActor } from "../contracts/actors.ts";
import type { TenantId } from "../contracts/ids.ts";
import { TenantSettings } from "../contracts/tenantSettings.ts";
import type { TenantChange } from "../contracts/tenantSettings.ts";
import { lockTenant } from "./lockTenant.ts";
import { tellTenant } from "./tellOperators.ts";
import { requireThere } from "./requireThere.ts";
import { recordAudit } from "./recordAudit.ts";
import { transact } from "./transact.ts";

/**
 * Changes what is named and differs. Workers and webhooks go by it within seconds: they remember settings for that long.
 * Throws team.not_found.
 */
export async function changeTenantSettings(
  db: DataSource,
  tenantId: TenantId,
  change: TenantChange,
  by: AuditActor,
): Promise<void> {
  await transact(db, async (manager) => {
    const tenant = await lockTenant(manager, tenantId);
    const known: Readonly<Record<string, unknown>> = { name: tenant.name, ...TenantSettings.parse(tenant.settings) };
    const after = Object.fromEntries(
      Object.entries(change).filter(([field, value]) => value !== undefined && !isSame(value, known[field])),
    );
    if (Object.keys(after).length === 0) return;
    if (typeof change.defaultTeamId === "string") await requireThere(manager, tenantId, "teams", change.defaultTeamId);
    const { name, ...settings } = after;
    await manager.query(
      `UPDATE tenants SET name = coalesce($2, name), settings = settings || $3::jsonb WHERE id = $1`,
      [tenantId, name ?? null, JSON.stringify(settings)],
    );
    if ("businessHours" in after) {
      await manager.query(`SELECT ring_queue(id, 'orderChanged') FROM teams WHERE "tenantId" = $1 ORDER BY id`, [
        tenantId,
      ]);
    }
    await recordAudit(manager, {
      tenantId,
      by,
      action: "tenant.settingsChanged",
      entityId: tenantId,
      before: Object.fromEntries(Object.keys(after).map((field) => [field, known[field]])),
      after,
    });
    await tellTenant(manager, tenantId);
  });
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
