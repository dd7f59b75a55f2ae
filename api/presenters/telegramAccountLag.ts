import type { DataSource } from "typeorm";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import type { AccountLag } from "../../contracts/telegramAccount.ts";

const SLOTS = 12;
const SLOT_SECONDS = 300;

interface LagRow {
  /** Five minutes, counted backwards from now; null: the whole hour. */
  readonly slot: number | null;
  readonly messages: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly longestMs: number | null;
}

/** How late the last hour's messages were stored. What was written over a day before was imported, and was never on its way. */
export async function readLag(db: DataSource, id: ChannelAccountId): Promise<AccountLag> {
  const rows: LagRow[] = await db.query(
    `SELECT slot, count(*)::int AS messages, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS "p50Ms",
       percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS "p95Ms", max(ms) AS "longestMs"
     FROM (
       SELECT floor(extract(epoch FROM now() - "recordedAt") / $2)::int AS slot,
         greatest(0, extract(epoch FROM "recordedAt" - "occurredAt") * 1000)::float8 AS ms
       FROM messages WHERE "channelAccountId" = $1 AND direction = 'in'
         AND "recordedAt" > now() - make_interval(secs => $2 * $3) AND "occurredAt" > "recordedAt" - interval '1 day'
     ) AS heard GROUP BY GROUPING SETS ((), (slot))`,
    [id, SLOT_SECONDS, SLOTS],
  );
  const hour = rows.find(({ slot }) => slot === null);
  const longest = new Map(rows.map(({ slot, longestMs }) => [slot, longestMs]));
  return {
    messages: hour?.messages ?? 0,
    p50Ms: hour?.p50Ms ?? null,
    p95Ms: hour?.p95Ms ?? null,
    slots: Array.from({ length: SLOTS }, (_, index) => longest.get(SLOTS - 1 - index) ?? null),
  };
}
