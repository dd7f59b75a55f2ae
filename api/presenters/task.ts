import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { TaskId, TenantId } from "../../contracts/ids.ts";
import type { Task } from "../../contracts/task.ts";

type Moment = "dueAt" | "remindAt" | "createdAt" | "doneAt";

export type TaskRow = Omit<Task, Moment> & { readonly [Name in Moment]: Date | Extract<Task[Name], null> };

/** Past its time; an all-day task, past its day. `t` is the task. */
export const isOverdue = `(t.state = 'open' AND t."dueAt" IS NOT NULL
  AND t."dueAt" <= now() - CASE WHEN t."isAllDay" THEN interval '1 day' ELSE interval '0' END)`;

/** Tasks with the names of whom they concern, and a column more. `t` is the task. */
export const selectTasks = (more: string | null = null): string => `
  SELECT ${more === null ? "" : `${more}, `}t.id, t.title, t.note, t.type, t.state, t."dueAt", t."isAllDay", t."remindAt", t.recurrence,
    t."assigneeId", t."authorId", t."createdBy", t."contactId", t."companyId", t."conversationId", t."appealId",
    t."createdAt", t."doneAt", ${isOverdue} AS "isOverdue",
    coalesce((SELECT o.name FROM operators o WHERE o.id = t."assigneeId"), '') AS "assigneeName",
    (SELECT o.name FROM operators o WHERE o.id = t."authorId") AS "authorName",
    (SELECT o.name FROM operators o WHERE o.id = t."doneById") AS "doneByName",
    (SELECT y.name FROM companies y WHERE y.id = t."companyId") AS "companyName",
    (SELECT p.name FROM contacts p WHERE p.id = t."contactId") AS "contactName"
  FROM tasks t`;

export const presentTask = ({ dueAt, remindAt, createdAt, doneAt, ...row }: TaskRow): Task => ({
  ...row,
  dueAt: dueAt?.toISOString() ?? null,
  remindAt: remindAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  doneAt: doneAt?.toISOString() ?? null,
});

/** Throws task.not_found, also for a task of another tenant. */
export async function readTask(db: DataSource, tenantId: TenantId, id: TaskId): Promise<Task> {
  const [row]: TaskRow[] = await db.query(
    `${selectTasks()} WHERE t.id = $1 AND t."tenantId" = $2 AND t."deletedAt" IS NULL`,
    [id, tenantId],
  );
  if (row === undefined) throw new ProductError("task.not_found");
  return presentTask(row);
}
