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

interface Wanted {
  readonly filter: RunFilter;
  readonly expected?: number;
  /** Only those under way by another version than this. */
  readonly toVersion?: number;
  readonly before?: TouchRunId | undefined;
}

/**
 * The runs that fit a filter and that the viewer sees, the latest first, so that what begins meanwhile is not among them. Throws touch_runs.more where there are more than were expected, and
 * the not_found of what the filter names.
 */
export async function findRunIds(
  db: DataSource,
  viewer: Viewer,
  { filter, expected = RUNS_MAX, toVersion, before }: Wanted,
): Promise<readonly TouchRunId[]> {
  if (filter.sequenceId) await requireVisible(db, viewer, "sequenceId", filter.sequenceId);
  if (filter.contactId) await requireVisible(db, viewer, "contactId", filter.contactId);
  const { values, bind } = parameters();
  const limit = Math.min(Math.max(expected, 0), RUNS_MAX);
  const rows: { id: TouchRunId }[] = await db.query(
    `SELECT r.id FROM touch_runs r WHERE ${fitsRunFilter(viewer, filter, bind)}
       ${toVersion === undefined ? "" : `AND r.status <> 'ended' AND r.version <> ${bind(toVersion)}`}
       ${before === undefined ? "" : `AND r.id < ${bind(before)}`}
     ORDER BY r.id DESC LIMIT ${bind(limit + 1)}`,
    values,
  );
  if (rows.length > limit) throw new ProductError("touch_runs.more", { expected: limit });
  return rows.map(({ id }) => id);
}
