import type { DataSource } from "typeorm";
import type { RunFilter } from "../../contracts/endpoints/touchRuns.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TouchRunId } from "../../contracts/ids.ts";
import { RunLine } from "../../contracts/touchRun.ts";
import type { RunOutcome, RunStatus, TouchRun } from "../../contracts/touchRun.ts";
import { parameters } from "../parameters.ts";
import { presentTouchRun, selectTouchRuns } from "../presenters/touchRun.ts";
import type { TouchRunRow } from "../presenters/touchRun.ts";
import type { Viewer } from "../scope/viewer.ts";
import { fitsRunFilter } from "./fitsRunFilter.ts";

interface Page {
  readonly filter: RunFilter;
  readonly before?: TouchRunId | undefined;
  readonly limit: number;
}

/** Runs that a viewer sees, the latest first: ids sort by the time they were made. */
export async function readTouchRuns(
  db: DataSource,
  viewer: Viewer,
  { filter, before, limit }: Page,
): Promise<{ runs: TouchRun[]; hasMore: boolean }> {
  const { values, bind } = parameters();
  const rows: TouchRunRow[] = await db.query(
    `${selectTouchRuns} WHERE ${fitsRunFilter(viewer, filter, bind)} ${before === undefined ? "" : `AND r.id < ${bind(before)}`}
     ORDER BY r.id DESC LIMIT ${bind(limit + 1)}`,
    values,
  );
  return { runs: rows.slice(0, limit).map(presentTouchRun), hasMore: rows.length > limit };
}

/** One that the viewer is known to see. Throws touch_run.not_found. */
export async function readTouchRun(db: DataSource, id: TouchRunId): Promise<TouchRun> {
  const [row]: TouchRunRow[] = await db.query(`${selectTouchRuns} WHERE r.id = $1`, [id]);
  if (row === undefined) throw new ProductError("touch_run.not_found");
  return presentTouchRun(row);
}

interface CountRow {
  readonly status: RunStatus;
  readonly outcome: RunOutcome | null;
  readonly stepId: string | null;
  readonly count: number;
}

export async function countRuns(db: DataSource, viewer: Viewer, filter: RunFilter) {
  const { values, bind } = parameters();
  const rows: CountRow[] = await db.query(
    `SELECT r.status, r.outcome, r."stepId", count(*)::int AS count FROM touch_runs r
     WHERE ${fitsRunFilter(viewer, filter, bind)} GROUP BY r.status, r.outcome, r."stepId"`,
    values,
  );
  const sumBy = (keyOf: (row: CountRow) => string | null): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const row of rows) {
      const key = keyOf(row);
      if (key !== null) sums[key] = (sums[key] ?? 0) + row.count;
    }
    return sums;
  };
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    statuses: sumBy(({ status }) => status),
    outcomes: sumBy(({ outcome }) => outcome),
    steps: sumBy(({ stepId }) => stepId),
  };
}

export async function readRunLines(db: DataSource, id: TouchRunId): Promise<RunLine[]> {
  const rows: unknown[] = await db.query(
    `SELECT ordinal, attempt, "stepId", outcome, why, facts, round(extract(epoch FROM at) * 1000)::float8 AS "atMs"
     FROM touch_run_lines WHERE "runId" = $1 ORDER BY place`,
    [id],
  );
  return RunLine.array().parse(rows);
}
