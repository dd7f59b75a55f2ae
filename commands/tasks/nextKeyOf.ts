import type { TaskId } from "../../contracts/ids.ts";

/** The key of the task that follows one that recurs: there is one of it, however often the first is marked as done. */
export const nextKeyOf = (id: TaskId): string => `${id}/next`;
