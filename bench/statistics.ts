/** The value below which `share` (0 to 1) of the values lie, by the nearest-rank method; null when there are none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Rounded for people: `digits` behind the point. */
export function rounded<Value extends number | null>(value: Value, digits = 0): Value | number {
  return value === null ? value : Number(value.toFixed(digits));
}
