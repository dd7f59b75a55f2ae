import type { RunFilter } from "../../contracts/endpoints/touchRuns.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

/** The condition that a run `r` fits a filter, and that the viewer sees its contact. */
export function fitsRunFilter(viewer: Viewer, filter: RunFilter, bind: Bind): string {
  const { sequenceId, version, status, outcome, stepId, contactId } = filter;
  const columns = { sequenceId, version, status, outcome, stepId, contactId };
  return [
    sees.ofContact(viewer, "r", bind),
    ...Object.entries(columns).flatMap(([column, value]) =>
      value === undefined ? [] : [`r."${column}" = ${bind(value)}`],
    ),
  ].join(" AND ");
}
