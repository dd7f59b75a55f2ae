import type { EntityManager } from "typeorm";
import type { TenantId } from "../../contracts/ids.ts";
import { nextOccurrence } from "./nextOccurrence.ts";

const written = (time: string) => `to_char(${time}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const zone = `coalesce(t.settings->>'timeZone', 'Europe/Moscow')`;

/** When a task is due again after it was done: later than it was due, and not before now. By the tenant's clock. */
export async function nextDue(
  manager: EntityManager,
  tenantId: TenantId,
  recurrence: string,
  dueAt: Date,
): Promise<Date | null> {
  const [local]: { due: string; after: string }[] = await manager.query(
    `SELECT ${written(`$2::timestamptz AT TIME ZONE ${zone}`)} AS due,
       ${written(`greatest($2::timestamptz, now()) AT TIME ZONE ${zone}`)} AS after FROM tenants t WHERE t.id = $1`,
    [tenantId, dueAt],
  );
  if (local === undefined) throw new Error(`Tenant ${tenantId} does not exist.`);
  const next = nextOccurrence(recurrence, new Date(local.due), new Date(local.after));
  if (next === null) return null;
  const [row]: { at: Date }[] = await manager.query(
    `SELECT $2::timestamp AT TIME ZONE ${zone} AS at FROM tenants t WHERE t.id = $1`,
    [tenantId, next.toISOString().replace("Z", "")],
  );
  return row?.at ?? null;
}
