import type { DataSource } from "typeorm";
import type { CompanyId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import { notify } from "../notify.ts";
import { transact } from "../transact.ts";

/** Tenants whose settings say nothing have these. */
const USUAL_DAYS = JSON.stringify(TenantSettings.parse({}).contractReminderDays);
const BATCH = 500;

interface Due {
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly companyId: CompanyId;
  readonly key: string;
}

/**
 * Tells whoever is responsible that a contract ends soon: once for each number of days that the tenant has chosen, of which
 * only the nearest is told. Days are those of the tenant's time zone. Whether there may be more of them to tell.
 */
export async function remindOfContracts(db: DataSource): Promise<boolean> {
  return transact(db, async (manager) => {
    const due: Due[] = await manager.query(
      `SELECT * FROM (
         SELECT c."tenantId", c."responsibleId" AS "operatorId", c.id AS "companyId",
           'contract/' || c.id || '/' || c."contractUntil" || '/' || nearest.days AS key
         FROM companies c
         JOIN tenants t ON t.id = c."tenantId" AND t.status = 'active'
         JOIN operators o ON o.id = c."responsibleId" AND o."deactivatedAt" IS NULL
         CROSS JOIN LATERAL (
           SELECT min(chosen.days::int) AS days,
             c."contractUntil" - (now() AT TIME ZONE coalesce(t.settings->>'timeZone', 'Europe/Moscow'))::date AS "left"
           FROM jsonb_array_elements_text(coalesce(t.settings->'contractReminderDays', $1::jsonb)) AS chosen(days)
           WHERE chosen.days::int >=
             c."contractUntil" - (now() AT TIME ZONE coalesce(t.settings->>'timeZone', 'Europe/Moscow'))::date
         ) nearest
         WHERE c."contractUntil" IS NOT NULL AND c."deletedAt" IS NULL AND c."mergedIntoId" IS NULL
           AND nearest.days IS NOT NULL AND nearest.left >= 0
       ) due
       WHERE NOT EXISTS (SELECT 1 FROM notifications n WHERE n."operatorId" = due."operatorId" AND n.key = due.key)
       LIMIT $2`,
      [USUAL_DAYS, BATCH],
    );
    for (const one of due) await notify(manager, { ...one, kind: "contractEnds" });
    return due.length === BATCH;
  });
}
