import type { DataSource } from "typeorm";
import type { CallStatistics } from "../../contracts/callStatistics.ts";
import type { StatisticsFilter } from "../../contracts/endpoints/callStatistics.ts";
import { parameters } from "../parameters.ts";
import type { Viewer } from "../scope/viewer.ts";
import { callConditions, calledAt, isCounted, outcomeOf } from "./callConditions.ts";
import { foldGroups } from "./foldGroups.ts";
import type { Group } from "./foldGroups.ts";
import { readPeriod } from "./readPeriod.ts";

/**
 * How the calls of a period ended, as far as the viewer sees them. They are gone through once, whatever they are grouped by.
 * Each part of the period is looked up in the index, and not worked out from each call: of such groups PostgreSQL knows that
 * there are few, and it need not sort all calls first.
 */
export async function readCallStatistics(
  db: DataSource,
  viewer: Viewer,
  filter: StatisticsFilter,
): Promise<CallStatistics> {
  const period = await readPeriod(db, viewer.tenantId, filter);
  if (period === null) throw new Error("Statistics are of a period.");
  const { from, to, end, parts, partStarts } = period;
  const { values, bind } = parameters();
  const bounds = [parts, partStarts, [...partStarts.slice(1), end]].map(bind);
  const conditions = [isCounted, ...callConditions(viewer, filter, null, bind)];
  const groups: Group[] = await db.query(
    `SELECT g.*, o.name AS "operatorName", b.name AS "branchName"
     FROM (
       SELECT (ARRAY['time', 'caller', 'said'])[CASE GROUPING(at, "operatorId") WHEN 1 THEN 1 WHEN 2 THEN 2 ELSE 3 END] AS by,
         at, "operatorId", "branchId", outcome, direction, "resolveMethod", "actionSource",
         count(*)::int AS calls, coalesce(sum("durationSeconds"), 0)::float8 AS "talkSeconds"
       FROM (
         SELECT part.at, ${outcomeOf} AS outcome, c."operatorId", c."branchId", c.direction, c."resolveMethod", c."actionSource",
           c."durationSeconds"
         FROM unnest(${bounds[0]}::text[], ${bounds[1]}::timestamptz[], ${bounds[2]}::timestamptz[]) AS part(at, start, after)
         JOIN call_requests c ON ${calledAt} >= part.start AND ${calledAt} < part.after
         WHERE ${conditions.join(" AND ")}
       ) counted
       GROUP BY GROUPING SETS ((at, outcome), ("operatorId", "branchId", outcome), (direction, "resolveMethod", "actionSource"))
     ) g
     LEFT JOIN operators o ON o.id = g."operatorId"
     LEFT JOIN branches b ON b.id = g."branchId"`,
    values,
  );
  return { from, to, ...foldGroups(groups, parts) };
}
