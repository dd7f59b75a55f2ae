import type { DataSource, EntityManager } from "typeorm";
import type { StepMove } from "../../contracts/endpoints/touchRuns.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId, TouchRunId } from "../../contracts/ids.ts";
import type { SequenceDefinition, StepId } from "../../contracts/sequence.ts";
import type { RunState } from "../../contracts/touchRun.ts";
import { definitionOf } from "./definitionOf.ts";
import type { LockedRun } from "./lockRun.ts";
import { ringRun } from "./ringRuns.ts";
import { writeRun } from "./writeRun.ts";

interface Move {
  readonly toVersion: number;
  /** Where those go whose step is gone. */
  readonly places: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

/**
 * Has a locked run go on by another version. It stays at its step, waiting as long as it would have, where the step is still
 * of the same kind; it begins the step otherwise, and the one it is sent to. True where anything has changed. Throws
 * touch_run.step_gone, touch_run.under_way, sequence.not_found.
 */
export async function moveLocked(
  manager: EntityManager,
  run: LockedRun,
  { toVersion, places, nowMs }: Move,
): Promise<boolean> {
  if (run.version === toVersion) return false;
  if (run.state.phase === "ordered") throw new ProductError("touch_run.under_way");
  const [from, to] = [
    await definitionOf(manager, run.sequenceId, run.version),
    await knownVersion(manager, run.sequenceId, toVersion),
  ];
  const { stepId } = run.state;
  const place = stepId === null ? null : placeIn(to, stepId, places);
  if (stepId === null || place === null) throw new ProductError("touch_run.step_gone");
  const stays = place === stepId && kindOf(from, stepId) === kindOf(to, stepId);
  const state: RunState = stays
    ? run.state
    : {
        ...run.state,
        stepId: place,
        phase: "begin",
        ordinal: run.state.ordinal + 1,
        attempt: 0,
        sinceMs: nowMs,
        dueAtMs: null,
        messageId: null,
        off: null,
      };
  const line = {
    ordinal: state.ordinal,
    attempt: state.attempt,
    stepId: place,
    outcome: "begun",
    why: "run.moved",
    facts: { fromVersion: run.version, toVersion },
    atMs: nowMs,
  } as const;
  await writeRun(manager, run, state, [line], nowMs);
  await manager.query(`UPDATE touch_runs SET version = $2 WHERE id = $1`, [run.id, toVersion]);
  if (!stays) await ringRun(manager, run.id);
  return true;
}

interface MoveToPreview {
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  readonly runIds: readonly TouchRunId[];
  readonly toVersion: number;
}

/** How many runs stand at which step, and where each step is in the other version. Throws sequence.not_found. */
export async function previewMove(
  db: DataSource,
  { tenantId, sequenceId, runIds, toVersion }: MoveToPreview,
): Promise<readonly StepMove[]> {
  const to = await knownVersion(db, sequenceId, toVersion);
  const steps: { stepId: StepId; runs: number }[] = await db.query(
    `SELECT "stepId", count(*)::int AS runs FROM touch_runs WHERE "tenantId" = $1 AND "sequenceId" = $2 AND id = ANY($3::text[])
       AND status <> 'ended' AND version <> $4 AND "stepId" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    [tenantId, sequenceId, runIds, toVersion],
  );
  return steps.map(({ stepId, runs }) => ({ stepId, runs, to: placeIn(to, stepId, {}) }));
}

async function knownVersion(
  db: DataSource | EntityManager,
  sequenceId: SequenceId,
  version: number,
): Promise<SequenceDefinition> {
  const known: unknown[] = await db.query(`SELECT 1 FROM sequence_versions WHERE "sequenceId" = $1 AND version = $2`, [
    sequenceId,
    version,
  ]);
  if (known.length === 0) throw new ProductError("sequence.not_found");
  return definitionOf(db, sequenceId, version);
}

function placeIn(
  { steps }: SequenceDefinition,
  stepId: StepId,
  places: Readonly<Record<string, string>>,
): StepId | null {
  const wanted = steps.some(({ id }) => id === stepId) ? stepId : places[stepId];
  return wanted !== undefined && steps.some(({ id }) => id === wanted) ? wanted : null;
}

const kindOf = ({ steps }: SequenceDefinition, stepId: StepId) => steps.find(({ id }) => id === stepId)?.kind;
