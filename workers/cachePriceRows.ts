import type { DataSource } from "typeorm";
import type { TenantId } from "../contracts/ids.ts";
import type { PriceRow } from "../contracts/price.ts";
import { PriceRowRecord } from "../entities/priceRowRecord.ts";

/** A changed price is quoted at the latest after this time. */
const FRESH_MS = 10_000;

/** Reads a tenant's price list at most once in a while: every automatic turn needs it, and it seldom changes. */
export function cachePriceRows(db: DataSource): (tenantId: TenantId) => Promise<readonly PriceRow[]> {
  const cache = new Map<TenantId, { readonly rows: Promise<readonly PriceRow[]>; readonly readAtMs: number }>();
  return (tenantId) => {
    const known = cache.get(tenantId);
    if (known !== undefined && Date.now() - known.readAtMs < FRESH_MS) return known.rows;
    const rows = db.getRepository(PriceRowRecord).findBy({ tenantId });
    cache.set(tenantId, { rows, readAtMs: Date.now() });
    rows.catch(() => cache.delete(tenantId));
    return rows;
  };
}
