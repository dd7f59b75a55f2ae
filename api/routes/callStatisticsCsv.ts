import type { Request, Response } from "express";
import type { CallFigures, CallStatistics } from "../../contracts/callStatistics.ts";
import { StatisticsFilter } from "../../contracts/endpoints/callStatistics.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorize } from "../auth/authorize.ts";
import { readCallStatistics } from "../calls/readCallStatistics.ts";
import { BYTE_ORDER_MARK, csvHeaders, csvLine } from "../csv.ts";
import { storableQuery } from "../storable.ts";

const access = { name: "exportCallStatistics", access: "calls.read" } as const;

const columns = [
  "total",
  "connected",
  "no_answer",
  "busy",
  "rejected",
  "missed",
  "unknown",
  "connectRatePercent",
  "averageTalkSeconds",
] as const satisfies readonly (keyof CallFigures)[];

/** The statistics as a file: a line for each operator, branch and day, and one for all. No endpoint object, because its answer is no JSON. */
export function serveCallStatisticsCsv(deps: ApiDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const viewer = await authorize(deps, request, access);
    const filter = StatisticsFilter.safeParse(storableQuery(request.query));
    if (!filter.success) throw new ProductError("request.invalid");
    const statistics = await readCallStatistics(deps.db, viewer, filter.data);
    const { from, to } = statistics;
    response.writeHead(200, csvHeaders(`calls-${from}-${to}.csv`));
    response.end(BYTE_ORDER_MARK + linesOf(statistics).map(csvLine).join(""));
  };
}

const linesOf = ({ from, to, total, byTime, byOperator, byBranch }: CallStatistics): readonly string[][] => [
  ["of", "id", "name", ...columns],
  ...byOperator.map(({ id, name, figures }) => ["operator", id, name, ...cellsOf(figures)]),
  ...byBranch.map(({ id, name, figures }) => ["branch", id ?? "", name ?? "", ...cellsOf(figures)]),
  ...byTime.map(({ at, figures }) => ["time", "", at, ...cellsOf(figures)]),
  ["all", "", `${from}…${to}`, ...cellsOf(total)],
];

const cellsOf = (figures: CallFigures): string[] => columns.map((column) => String(figures[column]));
