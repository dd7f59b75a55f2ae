import type { EntityManager } from "typeorm";
import type { TouchRunId, TenantId } from "../../contracts/ids.ts";
import type { RunLine, RunState } from "../../contracts/touchRun.ts";

/** When a run is to be looked at: at once where something is to be done. Null: when something happens, or never again. */
export function lookAtMsOf({ end, phase, dueAtMs }: RunState, nowMs: number): number | null {
  if (end !== null) return null;
  return phase === "begin" || phase === "ordered" ? nowMs : dueAtMs;
}

interface RunToWrite {
  readonly id: TouchRunId;
  readonly tenantId: TenantId;
  readonly state: RunState;
  readonly lines: number;
}

/** Writes where a locked run has come to, and what is new in its history. What it heard is forgotten with its end. */
export async function writeRun(
  manager: EntityManager,
  before: RunToWrite,
  state: RunState,
  lines: readonly RunLine[],
  nowMs: number,
): Promise<void> {
  const lookAtMs = lookAtMsOf(state, nowMs);
  const isOtherOrder = state.ordinal !== before.state.ordinal || state.attempt !== before.state.attempt;
  await manager.query(
    `UPDATE touch_runs SET state = $2, "stepId" = $3, outcome = $4, "dueAt" = $5, lines = lines + $6,
       status = CASE WHEN $4::text IS NULL THEN status ELSE 'ended' END, "endedAt" = $7,
       tries = CASE WHEN $8 THEN 0 ELSE tries END, "slotAt" = CASE WHEN $8 THEN NULL ELSE "slotAt" END WHERE id = $1`,
    [
      before.id,
      JSON.stringify(state),
      state.stepId,
      state.end?.outcome ?? null,
      lookAtMs === null ? null : new Date(lookAtMs),
      lines.length,
      state.end === null ? null : new Date(state.end.atMs),
      isOtherOrder,
    ],
  );
  await insertLines(
    manager,
    lines.map((line, index) => ({ ...line, runId: before.id, tenantId: before.tenantId, place: before.lines + index })),
  );
  if (state.end !== null) await manager.query(`DELETE FROM touch_run_events WHERE "runId" = $1`, [before.id]);
}

export interface PlacedLine extends RunLine {
  readonly runId: TouchRunId;
  readonly tenantId: TenantId;
  readonly place: number;
}

export async function insertLines(manager: EntityManager, lines: readonly PlacedLine[]): Promise<void> {
  if (lines.length === 0) return;
  await manager.query(
    `INSERT INTO touch_run_lines ("runId", place, "tenantId", ordinal, attempt, "stepId", outcome, why, facts, at)
     SELECT "runId", place, "tenantId", ordinal, attempt, "stepId", outcome, why, facts, to_timestamp("atMs" / 1000)
     FROM jsonb_to_recordset($1::jsonb) AS l("runId" text, place int, "tenantId" text, ordinal int, attempt int, "stepId" text,
       outcome text, why text, facts jsonb, "atMs" float8)`,
    [JSON.stringify(lines)],
  );
}
