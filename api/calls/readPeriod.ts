import type { DataSource } from "typeorm";
import type { CallFilter, CallPeriod } from "../../contracts/callStatistics.ts";
import type { TenantId } from "../../contracts/ids.ts";

export interface Period {
  readonly start: Date;
  /** The first moment after it. */
  readonly end: Date;
  /** Its first and last day. */
  readonly from: string;
  readonly to: string;
  /** Its hours or days, by name and by where each begins. */
  readonly parts: readonly string[];
  readonly partStarts: readonly Date[];
}

/** What a period is shown by, and how Postgres writes one of them. */
const steps = {
  day: { step: "1 hour", format: `YYYY-MM-DD"T"HH24` },
  week: { step: "1 day", format: "YYYY-MM-DD" },
  month: { step: "1 day", format: "YYYY-MM-DD" },
} as const satisfies Record<CallPeriod, { readonly step: string; readonly format: string }>;

/** The period of a filter by the tenant's calendar; null where the filter has none. */
export async function readPeriod(
  db: DataSource,
  tenantId: TenantId,
  { period, date }: Pick<CallFilter, "period" | "date">,
): Promise<Period | null> {
  if (period === undefined) return null;
  const { step, format } = steps[period];
  const [found]: Period[] = await db.query(
    `SELECT first AT TIME ZONE zone AS start, after AT TIME ZONE zone AS "end",
       to_char(first, 'YYYY-MM-DD') AS "from", to_char(after - interval '1 day', 'YYYY-MM-DD') AS "to",
       array_agg(to_char(part, $4) ORDER BY part) AS parts, array_agg(part AT TIME ZONE zone ORDER BY part) AS "partStarts"
     FROM tenants t
     CROSS JOIN LATERAL (SELECT coalesce(t.settings->>'timeZone', 'Europe/Moscow') AS zone) z
     CROSS JOIN LATERAL (SELECT date_trunc($2, coalesce($3::date::timestamp, now() AT TIME ZONE zone)) AS first) f
     CROSS JOIN LATERAL (SELECT first + ('1 ' || $2)::interval AS after) a
     CROSS JOIN LATERAL generate_series(first, after - $5::interval, $5::interval) part
     WHERE t.id = $1 GROUP BY first, after, zone`,
    [tenantId, period, date ?? null, format, step],
  );
  if (found === undefined) throw new Error(`Tenant ${tenantId} does not exist.`);
  return found;
}
