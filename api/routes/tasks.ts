import type { DataSource } from "typeorm";
import { changeTask as change } from "../../commands/tasks/changeTask.ts";
import { completeTask as complete } from "../../commands/tasks/completeTask.ts";
import { createTask as create } from "../../commands/tasks/createTask.ts";
import { deleteTask as remove } from "../../commands/tasks/deleteTask.ts";
import { reopenTask as reopen } from "../../commands/tasks/reopenTask.ts";
import {
  changeTask,
  completeTask,
  countTasks,
  createTask,
  deleteTask,
  getTask,
  listTasks,
  reopenTask,
} from "../../contracts/endpoints/tasks.ts";
import type { TaskFields } from "../../contracts/task.ts";
import type { Caller } from "../auth/signedIn.ts";
import { route } from "../mount.ts";
import { readTask } from "../presenters/task.ts";
import { readTaskCounts, readTasks } from "../readTasks.ts";
import { requireMayGive } from "../scope/requireMayGive.ts";
import { requireVisible } from "../scope/requireVisible.ts";

export const taskRoutes = [
  route(listTasks, ({ query, operator, deps: { db } }) => readTasks(db, operator, query)),

  route(countTasks, ({ operator, deps: { db } }) => readTaskCounts(db, operator)),

  route(getTask, ({ params: { taskId }, operator: { tenantId }, deps: { db } }) => readTask(db, tenantId, taskId)),

  route(createTask, async ({ body: { clientKey, title, ...body }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await requireNameable(db, operator, body);
    const fields = { ...body, title, assigneeId: body.assigneeId ?? operator.operatorId };
    return readTask(db, tenantId, await create(db, { tenantId, fields, by: operator, clientKey }));
  }),

  route(changeTask, async ({ params: { taskId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    const { assigneeId } = await readTask(db, tenantId, taskId);
    await requireNameable(db, operator, body.assigneeId === assigneeId ? { ...body, assigneeId: undefined } : body);
    await change(db, { tenantId, taskId, by: operator }, body);
    return readTask(db, tenantId, taskId);
  }),

  route(completeTask, async ({ params: { taskId }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    const nextId = await complete(db, { tenantId, taskId, by: operator });
    const next = nextId === null ? null : await readTask(db, tenantId, nextId);
    return { task: await readTask(db, tenantId, taskId), next };
  }),

  route(reopenTask, async ({ params: { taskId }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await reopen(db, { tenantId, taskId, by: operator });
    return readTask(db, tenantId, taskId);
  }),

  route(deleteTask, async ({ params: { taskId }, operator, deps: { db } }) => {
    await remove(db, { tenantId: operator.tenantId, taskId, by: operator });
    return {};
  }),
];

const links = ["companyId", "contactId", "conversationId", "appealId"] as const;

type Named = { readonly [Name in "assigneeId" | (typeof links)[number]]?: TaskFields[Name] | undefined };

/** Throws permission.denied and not_found for those whom, and that which, the operator may not name. */
async function requireNameable(db: DataSource, operator: Caller, named: Named): Promise<void> {
  if (named.assigneeId !== undefined) await requireMayGive(db, operator, { kind: "operator", id: named.assigneeId });
  for (const link of links) {
    const id = named[link];
    if (id != null) await requireVisible(db, operator, link, id);
  }
}
