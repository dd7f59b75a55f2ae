import { BULK_UNDO_MS } from "../../contracts/bulk.ts";
import type { BulkRun } from "../../contracts/bulk.ts";
import type { BulkRunRecord } from "../../entities/bulkRunRecord.ts";
import type { DataSource } from "typeorm";
import type { Viewer } from "../scope/viewer.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";

type BulkRunRow = BulkRunRecord & Pick<BulkRun, "done" | "skipped" | "undone" | "kept">;

/** The latest of an operator's runs that fit a condition on `r`. */
export async function readBulkRuns(
  db: DataSource,
  viewer: Viewer,
  { id = null, limit = 1 }: { readonly id?: string | null; readonly limit?: number },
): Promise<BulkRun[]> {
  const { values, bind } = parameters();
  const counted = (...outcomes: string[]) =>
    `(SELECT count(*)::int FROM bulk_items WHERE "runId" = r.id AND outcome = ANY(${bind(outcomes)}::text[]))`;
  const rows: BulkRunRow[] = await db.query(
    `SELECT r.*, ${counted("done", "undone", "kept")} AS done, ${counted("skipped")} AS skipped,
       ${counted("undone")} AS undone, ${counted("kept")} AS kept
     FROM bulk_runs r WHERE ${sees.own(viewer, "r", bind)} AND (${bind(id)}::text IS NULL OR r.id = ${bind(id)})
     ORDER BY r.id DESC LIMIT ${bind(limit)}`,
    values,
  );
  return rows.map(presentBulkRun);
}

function presentBulkRun(run: BulkRunRow): BulkRun {
  const { id, action, filter, state, total, done, skipped, undone, kept, createdAt, endedAt } = run;
  const isUndoable = (state === "done" || state === "stopped") && endedAt !== null && done > 0;
  const until = isUndoable ? new Date(endedAt.getTime() + BULK_UNDO_MS) : null;
  return {
    id,
    action,
    filter,
    state,
    total,
    done,
    skipped,
    undone,
    kept,
    createdAt: createdAt.toISOString(),
    undoableUntil: until === null || until.getTime() < Date.now() ? null : until.toISOString(),
  };
}
