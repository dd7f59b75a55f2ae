import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { CALL_STATISTICS_CSV_PATH } from "../../../../contracts/callStatistics.ts";
import type { CallFilter } from "../../../../contracts/callStatistics.ts";
import { getCallStatistics, listCallers, listCalls } from "../../../../contracts/endpoints/callStatistics.ts";
import { addressOf, authorized, call } from "../api/call.ts";
import { saveBlob } from "../api/saveBlob.ts";

/** The API numbers no first page: it is the one without a cursor. */
const firstPage = "";

export type CallListFilter = Omit<z.input<typeof listCalls.query>, "cursor" | "limit">;

export const callList = (filter: CallListFilter) =>
  infiniteQueryOptions({
    queryKey: ["calls", "list", filter],
    queryFn: ({ pageParam, signal }) =>
      call(listCalls, { query: { ...filter, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.calls),
  });

/** The figures that were there stay until those of the next period come. */
export const callStatistics = (filter: CallFilter) =>
  queryOptions({
    queryKey: ["calls", "statistics", filter],
    queryFn: ({ signal }) => call(getCallStatistics, { query: filter, signal }),
    placeholderData: keepPreviousData,
  });

export const callers = () =>
  queryOptions({ queryKey: ["callers"], queryFn: ({ signal }) => call(listCallers, { signal }) });

export async function downloadCallStatistics(filter: CallFilter): Promise<void> {
  const url = addressOf(CALL_STATISTICS_CSV_PATH, undefined, filter);
  saveBlob(await (await authorized({ method: "GET", url })).blob(), "calls.csv");
}
