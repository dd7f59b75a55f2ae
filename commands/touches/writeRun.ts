import type { EntityManager } from "typeorm";
import type { TouchRunId, TenantId } from "../../contracts/ids.ts";
import type { RunLine, RunState } from "../../contracts/touchRun.ts";
import { spreadLooks } from "./spreadLooks.ts";

/** When a run wants to be looked at: at once where something is to be done. Null: when something happens, or never again. */
export function lookAtMsOf({ end, phase, dueAtMs }: RunState, nowMs: number): number | null {
  if (end !== null) return null;
  return phase === "begin" || phase === "ordered" ? nowMs : dueAtMs;
}

interface RunToWrite {
  readonly id: TouchRunId;
  readonly tenantId: TenantId;
  readonly state: RunState;
  readonly lines: number;
  readonly dueAt: Date | null;
  /** It waits for a place of its own, in the pace of an account. */
  readonly hasPlace?: boolean;
}

/**
 * Writes where a locked run has come to, and what is new in its history; answers when it is to be looked at (epoch
 * milliseconds). What it heard is forgotten with its end.
 */
export async function writeRun(
  manager: EntityManager,
  before: RunToWrite,
  state: RunState,
  lines: readonly RunLine[],
  nowMs: number,
): Promise<number | null> {
  const wantedAtMs = lookAtMsOf(state, nowMs);
  const waitsOn = wantedAtMs !== null && wantedAtMs > nowMs && (state.phase === "waiting" || state.phase === "held");
  const standsInLine = waitsOn && before.hasPlace !== true;
  const lookAtMs = standsInLine ? await placeInLine(manager, before, wantedAtMs) : wantedAtMs;
  const isOtherOrder = state.ordinal !== before.state.ordinal || state.attempt !== before.state.attempt;
  await manager.query(
    `UPDATE touch_runs SET state = $2, "stepId" = $3, outcome = $4, "dueAt" = $5, "wantedAt" = $9, lines = lines + $6,
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
      standsInLine ? new Date(wantedAtMs) : null,
    ],
  );
  await insertLines(
    manager,
    lines.map((line, index) => ({ ...line, runId: before.id, tenantId: before.tenantId, place: before.lines + index })),
  );
  if (state.end !== null) await manager.query(`DELETE FROM touch_run_events WHERE "runId" = $1`, [before.id]);
  return lookAtMs;
}

/** Who waits on for the same moment keeps their place. */
async function placeInLine(manager: EntityManager, before: RunToWrite, wantedAtMs: number): Promise<number> {
  if (before.state.dueAtMs === wantedAtMs && before.dueAt !== null) return before.dueAt.getTime();
  const [lookAtMs = wantedAtMs] = await spreadLooks(manager, before.tenantId, [wantedAtMs]);
  return lookAtMs;
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
