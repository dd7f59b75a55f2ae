import type { DataSource } from "typeorm";
import type { RunFilter } from "../../contracts/endpoints/touchRuns.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TouchRunId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import type { Viewer } from "../scope/viewer.ts";
import { fitsRunFilter } from "./fitsRunFilter.ts";

/** As many as may be ordered about at once. */
const RUNS_MAX = 100_000;

/**
 * The runs that fit a filter and that the viewer sees. Throws touch_runs.more where there are more than were expected, and
 * the not_found of what the filter names.
 */
export async function findRunIds(
  db: DataSource,
  viewer: Viewer,
  filter: RunFilter,
  expected: number = RUNS_MAX,
): Promise<readonly TouchRunId[]> {
  if (filter.sequenceId) await requireVisible(db, viewer, "sequenceId", filter.sequenceId);
  if (filter.contactId) await requireVisible(db, viewer, "contactId", filter.contactId);
  const { values, bind } = parameters();
  const limit = Math.min(Math.max(expected, 0), RUNS_MAX);
  const rows: { id: TouchRunId }[] = await db.query(
    `SELECT r.id FROM touch_runs r WHERE ${fitsRunFilter(viewer, filter, bind)} ORDER BY r.id LIMIT ${bind(limit + 1)}`,
    values,
  );
  if (rows.length > limit) throw new ProductError("touch_runs.more", { expected: limit });
  return rows.map(({ id }) => id);
}
