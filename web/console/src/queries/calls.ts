import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { CALL_STATISTICS_CSV_PATH } from "../../../../contracts/callStatistics.ts";
import type { CallFilter } from "../../../../contracts/callStatistics.ts";
import { getCallStatistics, listCallers, listCalls } from "../../../../contracts/endpoints/callStatistics.ts";
import type { Call } from "../../../../contracts/call.ts";
import { getCallActor, listLiveCalls } from "../../../../contracts/endpoints/calls.ts";
import type { CallRequestId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";
import { downloadFile } from "./downloadFile.ts";
import { queryClient } from "./queryClient.ts";

/** Everything that an event about a call makes stale. */
export const callsKey = ["calls"] as const;

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

/** One's own calls that are under way or have just ended. */
export const liveCalls = () =>
  queryOptions({
    queryKey: [...callsKey, "live"],
    queryFn: ({ signal }) => call(listLiveCalls, { signal }),
    select: (answer) => answer.calls,
  });

export const callActor = (callRequestId: CallRequestId) =>
  queryOptions({
    queryKey: [...callsKey, "actor", callRequestId],
    queryFn: ({ signal }) => call(getCallActor, { params: { callRequestId }, signal }),
  });

/** Puts what an order returned on screen at once. */
export function showCall(changed: Call): void {
  queryClient.setQueryData(liveCalls().queryKey, (known) => ({
    calls: [changed, ...(known?.calls ?? []).filter(({ id }) => id !== changed.id)],
  }));
  void queryClient.invalidateQueries({ queryKey: callsKey });
}
