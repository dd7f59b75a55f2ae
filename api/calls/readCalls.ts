import type { DataSource } from "typeorm";
import type { z } from "zod";
import type { Call } from "../../contracts/call.ts";
import type { listCalls } from "../../contracts/endpoints/callStatistics.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { parameters } from "../parameters.ts";
import type { Viewer } from "../scope/viewer.ts";
import { callConditions, calledAt, isCounted } from "./callConditions.ts";
import { presentCall, selectCalls } from "../presenters/call.ts";
import type { CallRow } from "../presenters/call.ts";
import { readPeriod } from "./readPeriod.ts";

const onlyThose = { counted: isCounted, live: `c.state IN ('waiting', 'claimed')` } as const;

/** A page of the calls that somebody may see, the newest first. */
export async function readCalls(
  db: DataSource,
  viewer: Viewer,
  { only, cursor, limit, ...filter }: z.output<typeof listCalls.query>,
): Promise<{ readonly calls: Call[]; readonly next: string | null }> {
  const [timeKey, id] = readCursor(cursor, TimeKey);
  const period = await readPeriod(db, viewer.tenantId, filter);
  const { values, bind } = parameters();
  const conditions = [...callConditions(viewer, filter, period, bind)];
  if (only) conditions.push(onlyThose[only]);
  if (timeKey !== null) conditions.push(`(${calledAt}, c.id) < (${bind(timeKey)}::timestamptz, ${bind(id)})`);
  const rows: (CallRow & { readonly timeKey: string })[] = await db.query(
    `${selectCalls(`${calledAt}::text AS "timeKey"`)} WHERE ${conditions.join(" AND ")}
     ORDER BY ${calledAt} DESC, c.id DESC LIMIT ${bind(limit + 1)}`,
    values,
  );
  const { page, next } = pageOf(rows, limit, (row) => [row.timeKey, row.id]);
  return { calls: page.map(presentCall), next };
}
