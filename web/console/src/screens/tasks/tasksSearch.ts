import { z } from "zod";
import { TaskId } from "../../../../../contracts/ids.ts";
import type { TaskFilter } from "../../queries/tasks.ts";

export const TasksTab = z.enum(["mine", "team", "overdue", "today", "done"]);
export type TasksTab = z.infer<typeof TasksTab>;

/** What the address bar holds: which tasks, and the one that is open. */
export const TasksSearch = z.object({
  list: TasksTab.optional().catch(undefined),
  task: TaskId.optional().catch(undefined),
});

export const filterOf: Readonly<Record<TasksTab, TaskFilter>> = {
  mine: {},
  team: { whose: "all" },
  overdue: { due: "overdue" },
  today: { due: "today" },
  done: { state: "done" },
};
