import { ActionSource, CallDirection, ResolveMethod } from "../../contracts/call.ts";
import { NOT_TOLD } from "../../contracts/callStatistics.ts";
import type { CallFilter } from "../../contracts/callStatistics.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import type { Period } from "./readPeriod.ts";

/** When a call was made; before it is, when it was asked for. Indexes stand on this very expression. */
export const calledAt = `COALESCE(c."startedAt", c."createdAt")`;

/** Whose result counts: one that is known, and one that nobody could tell. */
export const isCounted = `c.state IN ('reported', 'unknown')`;
export const outcomeOf = `COALESCE(c.outcome, 'unknown')`;

/** That a call `c` is one of a filter's: what the list, the figures and the file have in common. */
export function callConditions(
  viewer: Viewer,
  filter: CallFilter,
  period: Period | null,
  bind: Bind,
): readonly string[] {
  const { operatorId, branchId, outcome, direction, resolveMethod, actionSource } = filter;
  const conditions = [sees.call(viewer, "c", bind)];
  if (period) conditions.push(`${calledAt} >= ${bind(period.start)}`, `${calledAt} < ${bind(period.end)}`);
  if (operatorId) conditions.push(`c."operatorId" = ${bind(operatorId)}`);
  if (branchId) conditions.push(branchId === NOT_TOLD ? `c."branchId" IS NULL` : `c."branchId" = ${bind(branchId)}`);
  if (outcome) conditions.push(isCounted, `${outcomeOf} = ${bind(outcome)}`);
  if (direction) conditions.push(isCounted, told(`c.direction`, direction, CallDirection.options, bind));
  if (resolveMethod) conditions.push(isCounted, told(`c."resolveMethod"`, resolveMethod, ResolveMethod.options, bind));
  if (actionSource) conditions.push(isCounted, told(`c."actionSource"`, actionSource, ActionSource.options, bind));
  return conditions;
}

/** A value that this version does not know counts as none. */
const told = (column: string, value: string, known: readonly string[], bind: Bind) =>
  value === NOT_TOLD ? `(${column} = ANY(${bind(known)}::text[])) IS NOT TRUE` : `${column} = ${bind(value)}`;
