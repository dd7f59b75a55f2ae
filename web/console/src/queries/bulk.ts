import { queryOptions } from "@tanstack/react-query";
import { countSelection, getBulkRun, listBulkRuns } from "../../../../contracts/endpoints/bulk.ts";
import type { BulkRunId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";
import type { ConversationSelection } from "./conversations.ts";

/** Events tell of progress; the slow refetch only notices that the time for undoing is over. */
export const bulkRuns = () =>
  queryOptions({
    queryKey: ["bulkRuns", "list"],
    queryFn: ({ signal }) => call(listBulkRuns, { signal }),
    select: ({ runs }) => runs,
    refetchInterval: 60_000,
  });

export const bulkRun = (bulkRunId: BulkRunId) =>
  queryOptions({
    queryKey: ["bulkRuns", "one", bulkRunId],
    queryFn: ({ signal }) => call(getBulkRun, { params: { bulkRunId }, signal }),
  });

/** How many the whole filter selects. Not counted anew at every event: what a run takes, it says itself. */
export const selectionCount = ({ filter, where, search }: Omit<ConversationSelection, "sort">) =>
  queryOptions({
    queryKey: ["selectionCount", filter, where ?? null, search],
    queryFn: ({ signal }) =>
      call(countSelection, {
        query: { filter, ...(where && { where: JSON.stringify(where) }), ...(search && { search }) },
        signal,
      }),
    select: ({ count }) => count,
  });
