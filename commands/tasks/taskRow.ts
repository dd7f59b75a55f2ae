import type { AuditedFields } from "../../contracts/audit.ts";
import type { TaskFields } from "../../contracts/task.ts";
import { given } from "../companies/given.ts";
import type { Given } from "../companies/given.ts";

type Times = "dueAt" | "remindAt";

/** Fields of a task as they are stored; those that are not given are absent. */
export type TaskRow = Partial<Omit<TaskFields, Times> & { [Time in Times]: Date | null }>;

export function rowOf(fields: Given<TaskFields>): TaskRow {
  const { dueAt, remindAt, ...others } = given(fields);
  return {
    ...others,
    ...(dueAt !== undefined && { dueAt: dueAt === null ? null : new Date(dueAt) }),
    ...(remindAt !== undefined && { remindAt: remindAt === null ? null : new Date(remindAt) }),
  };
}

/** What the log keeps of them: no words. */
export function audited(row: Readonly<Record<string, unknown>>): AuditedFields {
  const { title, note, ...others } = row;
  return {
    ...others,
    ...(typeof title === "string" && { titleLength: title.length }),
    ...(typeof note === "string" && { noteLength: note.length }),
  };
}
