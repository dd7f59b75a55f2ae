import type { TenantId } from "../contracts/ids.ts";

/** A change of what is cached is noticed at the latest after this time. */
const FRESH_MS = 10_000;

/** Reads something of a tenant at most once in a while: every automatic turn needs it, and it seldom changes. */
export function cachePerTenant<Value>(
  read: (tenantId: TenantId) => Promise<Value>,
): (tenantId: TenantId) => Promise<Value> {
  const cache = new Map<TenantId, { readonly value: Promise<Value>; readonly readAtMs: number }>();
  return (tenantId) => {
    const known = cache.get(tenantId);
    if (known !== undefined && Date.now() - known.readAtMs < FRESH_MS) return known.value;
    const value = read(tenantId);
    cache.set(tenantId, { value, readAtMs: Date.now() });
    value.catch(() => cache.delete(tenantId));
    return value;
  };
}
