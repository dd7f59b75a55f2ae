import { queryOptions } from "@tanstack/react-query";
import { listAssignees, listLine, listQueues } from "../../../../contracts/endpoints/queue.ts";
import type { TeamId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

/** Presence changes without an event of its own, hence the slow refetch. */
const refetchInterval = 15_000;

export const assignees = () =>
  queryOptions({
    queryKey: ["conversations", "assignees"],
    queryFn: ({ signal }) => call(listAssignees, { signal }),
    refetchInterval,
  });

export const queues = () =>
  queryOptions({
    queryKey: ["conversations", "queues"],
    queryFn: ({ signal }) => call(listQueues, { signal }),
    select: (answer) => answer.queues,
    refetchInterval,
  });

export const line = (teamId: TeamId) =>
  queryOptions({
    queryKey: ["conversations", "line", teamId],
    queryFn: ({ signal }) => call(listLine, { params: { teamId }, signal }),
    select: (answer) => answer.line,
    refetchInterval,
  });
