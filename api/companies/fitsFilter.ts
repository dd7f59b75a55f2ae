import type { CompanyFilter } from "../../contracts/companyFilter.ts";
import { ME } from "../../contracts/conversationQuery.ts";
import type { Bind } from "../parameters.ts";
import { CALLS_MADE } from "../presenters/company.ts";
import type { Viewer } from "../scope/viewer.ts";

/** The conditions that the company `c` fits a filter. Nothing of the filter becomes text of the statement: values are bound. */
export function fitsFilter(filter: CompanyFilter, viewer: Viewer, bind: Bind): readonly string[] {
  const { responsible, branch, status, sphere, leadState, contractEndsWithinDays, noCallsForDays } = filter;
  const within = (days: number) => `make_interval(days => ${bind(days)}::int)`;
  return [
    responsible &&
      isAnyOf(
        `c."responsibleId"`,
        responsible.map((one) => (one === ME ? viewer.operatorId : one)),
        bind,
      ),
    branch && isAnyOf(`c."branchId"`, branch, bind),
    status && isAnyOf(`c."statusId"`, status, bind),
    sphere && `c."sphereIds" && ${bind(sphere)}::text[]`,
    leadState && `c."leadState" = ${bind(leadState)}`,
    contractEndsWithinDays &&
      `c."contractUntil" BETWEEN now() - ${within(contractEndsWithinDays)} AND now() + ${within(contractEndsWithinDays)}`,
    noCallsForDays &&
      `NOT EXISTS (SELECT 1 FROM call_requests k WHERE k."companyId" = c.id AND k.${CALLS_MADE}
         AND k."createdAt" > now() - ${within(noCallsForDays)})`,
  ].filter((condition) => typeof condition === "string");
}

function isAnyOf(column: string, values: readonly (string | null)[], bind: Bind): string {
  const there = values.filter((value) => value !== null);
  const listed = `${column} = ANY(${bind(there)}::text[])`;
  return there.length < values.length ? `(${listed} OR ${column} IS NULL)` : listed;
}
