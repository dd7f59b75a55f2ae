import type { DataSource } from "typeorm";
import type { Pipeline, Stage, StageMove, StageRule } from "../../contracts/funnel.ts";
import type { AppealId, TenantId } from "../../contracts/ids.ts";

/** The default one first, then by name. */
export async function readPipelines(db: DataSource, tenantId: TenantId): Promise<Pipeline[]> {
  const [pipelines, stages, rules]: [Omit<Pipeline, "stages" | "rules">[], Stage[], StageRule[]] = await Promise.all([
    db.query(
      `SELECT id, name, "isDefault" FROM pipelines WHERE "tenantId" = $1 AND "archivedAt" IS NULL ORDER BY "isDefault" DESC, name`,
      [tenantId],
    ),
    db.query(
      `SELECT id, "pipelineId", name, color, kind, position, "ageLimitHours" FROM stages
       WHERE "tenantId" = $1 AND "archivedAt" IS NULL ORDER BY position, id`,
      [tenantId],
    ),
    db.query(
      `SELECT id, "pipelineId", name, "isOn", trigger, "fromStageIds", "toStageId", position FROM stage_rules
       WHERE "tenantId" = $1 ORDER BY position, id`,
      [tenantId],
    ),
  ]);
  return pipelines.map(({ id, name, isDefault }) => ({
    id,
    name,
    isDefault,
    stages: stages.filter(({ pipelineId }) => pipelineId === id),
    rules: rules.filter(({ pipelineId }) => pipelineId === id),
  }));
}

/** The latest first. */
export function readStageMoves(db: DataSource, appealId: AppealId): Promise<StageMove[]> {
  return db.query(
    `SELECT m.id, to_char(m.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, m."fromStageId", f.name AS "fromStageName", m."toStageId", t.name AS "toStageName", m.by,
       o.name AS "operatorName", m.reason, m.facts
     FROM appeal_stage_moves m JOIN stages t ON t.id = m."toStageId" LEFT JOIN stages f ON f.id = m."fromStageId"
     LEFT JOIN operators o ON o.id = m."operatorId" WHERE m."appealId" = $1 ORDER BY m.at DESC, m.id DESC LIMIT 200`,
    [appealId],
  );
}
