import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { CompanyId, ContactId, ConversationId, TaskId } from "../ids.ts";
import { Task, TaskFields, TaskState } from "../task.ts";

const base = "/api/v1/operator/tasks" as const;
const params = z.object({ taskId: TaskId });

export const listTasks = endpoint({
  name: "listTasks",
  summary: "Tasks: open ones by when they are due, done ones the latest first.",
  method: "GET",
  path: base,
  access: "tasks.read",
  query: z.object({
    state: TaskState.default("open"),
    /** mine: given to oneself. all: all that one sees. */
    whose: z.enum(["mine", "all"]).default("mine"),
    /** overdue: should have been done by now. today: due on this day of the tenant's calendar. */
    due: z.enum(["overdue", "today"]).optional(),
    companyId: CompanyId.optional(),
    contactId: ContactId.optional(),
    conversationId: ConversationId.optional(),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: z.object({ tasks: z.array(Task), next: z.string().nullable() }),
});

/** No more than 100 of each are counted. */
export const countTasks = endpoint({
  name: "countTasks",
  summary: "How many of one's own tasks are overdue, and how many are due today.",
  method: "GET",
  path: `${base}/counts`,
  access: "tasks.read",
  result: z.object({ overdue: z.number().int(), today: z.number().int() }),
});

export const getTask = endpoint({
  name: "getTask",
  summary: "One task.",
  method: "GET",
  path: `${base}/:taskId`,
  access: "tasks.read",
  params,
  result: Task,
});

/** The same clientKey twice is one task. */
export const createTask = endpoint({
  name: "createTask",
  summary: "Add a task. What names a conversation names its contact and their company as well.",
  method: "POST",
  path: base,
  access: "tasks.edit",
  body: TaskFields.partial()
    .required({ title: true })
    .extend({ clientKey: z.string().min(8).max(100) }),
  result: Task,
});

export const changeTask = endpoint({
  name: "changeTask",
  summary: "Change a task, or give it to somebody else, who is told. To others than oneself, whoever may assign.",
  method: "PATCH",
  path: `${base}/:taskId`,
  access: "tasks.edit",
  params,
  body: TaskFields.partial(),
  result: Task,
});

export const completeTask = endpoint({
  name: "completeTask",
  summary: "Mark a task as done. Of one that recurs the next is made, and returned as well.",
  method: "POST",
  path: `${base}/:taskId/completion`,
  access: "tasks.edit",
  params,
  result: z.object({ task: Task, next: Task.nullable() }),
});

export const reopenTask = endpoint({
  name: "reopenTask",
  summary: "Mark a task as not done after all. The next one of a task that recurs goes, if nobody has touched it.",
  method: "POST",
  path: `${base}/:taskId/reopening`,
  access: "tasks.edit",
  params,
  result: Task,
});

export const deleteTask = endpoint({
  name: "deleteTask",
  summary: "Delete a task.",
  method: "DELETE",
  path: `${base}/:taskId`,
  access: "tasks.edit",
  params,
  result: z.object({}),
});
