import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { CALL_STATISTICS_CSV_PATH } from "../../../../contracts/callStatistics.ts";
import type { CallFilter } from "../../../../contracts/callStatistics.ts";
import { getCallStatistics, listCallers, listCalls } from "../../../../contracts/endpoints/callStatistics.ts";
import { call } from "../api/call.ts";
import { callsKey } from "./calls.ts";
import { downloadFile } from "./downloadFile.ts";

/** The API numbers no first page: it is the one without a cursor. */
const firstPage = "";

export type CallListFilter = Omit<z.input<typeof listCalls.query>, "cursor" | "limit">;

export const callList = (filter: CallListFilter) =>
  infiniteQueryOptions({
    queryKey: [...callsKey, "list", filter],
    queryFn: ({ pageParam, signal }) =>
      call(listCalls, { query: { ...filter, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.calls),
  });

/** The figures that were there stay until those of the next period come. */
export const callStatistics = (filter: CallFilter) =>
  queryOptions({
    queryKey: [...callsKey, "statistics", filter],
    queryFn: ({ signal }) => call(getCallStatistics, { query: filter, signal }),
    placeholderData: keepPreviousData,
  });

export const callers = () =>
  queryOptions({ queryKey: ["callers"], queryFn: ({ signal }) => call(listCallers, { signal }) });

export const downloadCallStatistics = (filter: CallFilter): Promise<void> =>
  downloadFile(CALL_STATISTICS_CSV_PATH, filter, "calls.csv");
