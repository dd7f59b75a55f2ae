import { z } from "zod";
import { AppealId, CompanyId, ContactId, ConversationId, OperatorId, TaskId } from "./ids.ts";

export const TaskType = z.enum(["call", "message", "meeting", "other"]);
export type TaskType = z.infer<typeof TaskType>;

export const TaskState = z.enum(["open", "done"]);
export type TaskState = z.infer<typeof TaskState>;

/** Days that a calendar has; before and after them rules of recurrence would be followed for a very long time. */
const Moment = z.iso
  .datetime({ offset: true })
  .refine((moment) => moment >= "2000" && moment < "2200", "A date lies between the years 2000 and 2200.");

/** Days and longer; without a start, which is the due date, and without COUNT, since each next task begins to count anew. */
const RECURRENCE =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|UNTIL|WKST)=[A-Z0-9,+-]{1,60}){0,6}$/;

/** What a person writes of a task. */
export const TaskFields = z.object({
  title: z.string().trim().min(1).max(300),
  note: z.string().trim().max(10_000),
  type: TaskType,
  /** Of an all-day task, the moment at which its day begins. */
  dueAt: Moment.nullable(),
  isAllDay: z.boolean(),
  /** When its assignee is reminded of it. */
  remindAt: Moment.nullable(),
  /** A rule of RFC 5545, `FREQ=WEEKLY;BYDAY=MO`: when the task is done, the next one is made. Needs a due date. */
  recurrence: z.string().regex(RECURRENCE, "A rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO.").nullable(),
  /** Who is to do it. */
  assigneeId: OperatorId,
  contactId: ContactId.nullable(),
  companyId: CompanyId.nullable(),
  conversationId: ConversationId.nullable(),
  appealId: AppealId.nullable(),
});
export type TaskFields = z.infer<typeof TaskFields>;

/** Something an operator has to do. */
export const Task = TaskFields.extend({
  id: TaskId,
  state: TaskState,
  assigneeName: z.string(),
  /** Null for what a touch sequence made. */
  authorId: OperatorId.nullable(),
  authorName: z.string().nullable(),
  /** The touch run that made it. */
  createdBy: z.string().nullable(),
  contactName: z.string().nullable(),
  companyName: z.string().nullable(),
  isOverdue: z.boolean(),
  createdAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  doneByName: z.string().nullable(),
});
export type Task = z.infer<typeof Task>;
