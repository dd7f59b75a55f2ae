import type { DataSource } from "typeorm";
import type { FirstStep } from "../../contracts/endpoints/ownTenant.ts";
import type { TenantId } from "../../contracts/ids.ts";

/** The condition that a new company ($1) has taken a step, by what is there. Each is one look into an index. */
const taken: Readonly<Record<FirstStep, string>> = {
  channel: `EXISTS (SELECT 1 FROM channel_accounts WHERE "tenantId" = $1 AND kind <> 'demo')`,
  hours: `EXISTS (SELECT 1 FROM tenants WHERE id = $1 AND settings ? 'businessHours')`,
  people: `(SELECT count(*) FROM (SELECT 1 FROM operators WHERE "tenantId" = $1 LIMIT 2) o) = 2`,
  reply: `(SELECT "assigneeId" FROM conversations WHERE "tenantId" = $1 AND "assigneeId" IS NOT NULL
    ORDER BY "tenantId", "assigneeId" LIMIT 1) IS NOT NULL`,
};

export async function readFirstSteps(db: DataSource, tenantId: TenantId): Promise<Record<FirstStep, boolean>> {
  const columns = Object.entries(taken).map(([step, condition]) => `${condition} AS ${step}`);
  const [row]: Record<FirstStep, boolean>[] = await db.query(`SELECT ${columns.join(", ")}`, [tenantId]);
  if (row === undefined) throw new Error("Postgres answered nothing.");
  return row;
}
