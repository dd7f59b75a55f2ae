import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { countTasks, getTask, listTasks } from "../../../../contracts/endpoints/tasks.ts";
import type { TaskId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";
import { queryClient } from "./queryClient.ts";

/** Everything that an event about a task makes stale. */
export const tasksKey = ["tasks"] as const;

export type TaskFilter = Omit<z.input<typeof listTasks.query>, "cursor" | "limit">;

const firstPage = "";
/** Whether a task is late, and what is for today, changes without an event of its own. */
const refetchInterval = 60_000;

export const tasks = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: [...tasksKey, "list", filter],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: { ...filter, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.tasks),
    refetchInterval,
  });

export const task = (taskId: TaskId) =>
  queryOptions({
    queryKey: [...tasksKey, "one", taskId],
    queryFn: ({ signal }) => call(getTask, { params: { taskId }, signal }),
  });

export const taskCounts = () =>
  queryOptions({
    queryKey: [...tasksKey, "counts"],
    queryFn: ({ signal }) => call(countTasks, { signal }),
    refetchInterval,
  });

export const refreshTasks = () => queryClient.invalidateQueries({ queryKey: tasksKey });
