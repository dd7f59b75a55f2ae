import type { DataSource } from "typeorm";
import type { StageConversion } from "../../contracts/funnel.ts";
import type { PipelineId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

/** Of the appeals that entered a stage within so many days by the tenant's calendar, as far as the viewer sees them: each counts once a stage. */
export function readConversion(
  db: DataSource,
  viewer: Viewer,
  pipelineId: PipelineId,
  { days, to }: { readonly days: number; readonly to?: string | undefined },
): Promise<StageConversion[]> {
  const { values, bind } = parameters();
  const tenant = bind(viewer.tenantId);
  const pipeline = bind(pipelineId);
  return db.query(
    `WITH period AS (
       SELECT (l.day - ${bind(days)}::int + 1)::timestamp AT TIME ZONE z.name AS start, (l.day + 1)::timestamp AT TIME ZONE z.name AS after
       FROM tenants t CROSS JOIN LATERAL (SELECT coalesce(t.settings->>'timeZone', 'Europe/Moscow') AS name) z
       CROSS JOIN LATERAL (SELECT coalesce(${bind(to ?? null)}::date, (now() AT TIME ZONE z.name)::date) AS day) l WHERE t.id = ${tenant}
     ), entered AS MATERIALIZED (
       SELECT m."appealId", m."toStageId", m.at FROM appeal_stage_moves m JOIN period ON m.at >= period.start AND m.at < period.after
       WHERE m."tenantId" = ${tenant} AND m."pipelineId" = ${pipeline}
         AND EXISTS (SELECT 1 FROM appeals a WHERE a.id = m."appealId" AND ${sees.inConversation(viewer, "a", bind)})
     ), stays AS (
       SELECT e."appealId", e."toStageId" AS "stageId", min(e.at) AS at,
         sum(extract(epoch FROM coalesce((SELECT min(n.at) FROM appeal_stage_moves n WHERE n."appealId" = e."appealId" AND n.at > e.at), now()) - e.at)) AS seconds
       FROM entered e GROUP BY 1, 2
     ), ends AS (
       SELECT y."stageId", y."appealId", y.seconds, coalesce(later.won, false) AS won, coalesce(later.lost, false) AS lost, coalesce(later."wentOn", false) AS "wentOn"
       FROM stays y JOIN stages here ON here.id = y."stageId"
       LEFT JOIN LATERAL (
         SELECT bool_or(s.kind = 'won') AS won, bool_or(s.kind = 'lost') AS lost,
           bool_or(s.kind <> 'lost' AND s.position > here.position) AS "wentOn"
         FROM appeal_stage_moves n JOIN stages s ON s.id = n."toStageId" AND s."pipelineId" = here."pipelineId"
         WHERE n."appealId" = y."appealId" AND n.at > y.at) later ON true
     )
     SELECT s.id AS "stageId", count(e."appealId")::int AS entered, (count(*) FILTER (WHERE e."wentOn"))::int AS "wentOn",
       (count(*) FILTER (WHERE e.won))::int AS won, (count(*) FILTER (WHERE e.lost))::int AS lost,
       (percentile_cont(0.5) WITHIN GROUP (ORDER BY e.seconds) / 3600)::float8 AS "medianHours"
     FROM stages s LEFT JOIN ends e ON e."stageId" = s.id
     WHERE s."pipelineId" = ${pipeline} AND s."tenantId" = ${tenant} AND s."archivedAt" IS NULL
     GROUP BY s.id, s.position ORDER BY s.position`,
    values,
  );
}
