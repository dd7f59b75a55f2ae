import type { EntityManager } from "typeorm";
import type { TenantId } from "../../contracts/ids.ts";
import { LOOKS_PER_SECOND } from "../../contracts/touchPace.ts";

const APART_MS = 1_000 / LOOKS_PER_SECOND;

/**
 * When runs of a tenant that want to be looked at at these moments are: each a little after the one before it, so that
 * however many share a moment, their actors wake one after another, once each, and other tenants' between them. A moment
 * that nobody else wants stays as it is. Of two transactions at once neither sees the other's, and their runs go side by side.
 */
export async function spreadLooks(
  manager: EntityManager,
  tenantId: TenantId,
  wantedMs: readonly number[],
): Promise<readonly number[]> {
  const moments = [...new Set(wantedMs)].toSorted((one, other) => one - other);
  const before: { wantedMs: number; lastMs: number }[] = await manager.query(
    `SELECT w.ms AS "wantedMs", round(extract(epoch FROM last."dueAt") * 1000)::float8 AS "lastMs" FROM unnest($2::float8[]) AS w(ms)
     CROSS JOIN LATERAL (
       SELECT "dueAt" FROM touch_runs WHERE "tenantId" = $1 AND status = 'running' AND "wantedAt" <= to_timestamp(w.ms / 1000)
       ORDER BY "wantedAt" DESC, "dueAt" DESC LIMIT 1) AS last`,
    [tenantId, moments],
  );
  const lastOf = new Map(before.map((one) => [one.wantedMs, one.lastMs]));
  const places = wantedMs.map((_, place) => place).toSorted((one, other) => at(wantedMs, one) - at(wantedMs, other));
  const looks: number[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const wanted = at(wantedMs, place);
    lastMs = Math.max(wanted, Math.max(lastMs, lastOf.get(wanted) ?? lastMs) + APART_MS);
    looks[place] = lastMs;
  }
  return looks;
}

const at = (moments: readonly number[], place: number): number => moments[place] ?? 0;
