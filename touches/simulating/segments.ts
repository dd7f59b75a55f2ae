import { conditionsOf } from "../../contracts/factQuery.ts";
import type { FactQuery } from "../../contracts/factQuery.ts";
import type { Facts } from "../../contracts/facts.ts";

const HOUR_MS = 3_600_000;

/** The full hour at which time alone may next change whether the query holds; null: it does not. */
export function nextLookAt(query: FactQuery, facts: Facts, nowMs: number): number | null {
  const changesAt = conditionsOf(query).flatMap(({ fact, operator, value }) => {
    const since = facts[fact];
    if ((operator !== "olderThanHours" && operator !== "withinHours") || typeof since !== "number") return [];
    const changes = since + Number(value ?? 0) * HOUR_MS;
    return changes > nowMs ? [Math.ceil(changes / HOUR_MS) * HOUR_MS] : [];
  });
  return changesAt.length === 0 ? null : Math.min(...changesAt);
}
