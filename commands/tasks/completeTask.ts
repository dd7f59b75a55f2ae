import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { TaskId } from "../../contracts/ids.ts";
import { TaskRecord } from "../../entities/taskRecord.ts";
import type { Plain } from "../companies/given.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { insertTask } from "./insertTask.ts";
import { lockTask } from "./lockTask.ts";
import type { TaskRef } from "./lockTask.ts";
import { nextDue } from "./nextDue.ts";
import { nextKeyOf } from "./nextKeyOf.ts";
import { tellOfTask } from "./tellOfTask.ts";

/** Marks a task as done, once; the id of the one that follows it, where it recurs. Throws task.not_found. */
export async function completeTask(db: DataSource, ref: TaskRef): Promise<TaskId | null> {
  const { tenantId, by } = ref;
  return transact(db, async (manager) => {
    const task = await lockTask(manager, ref);
    const { id, title, companyId, contactId, version } = task;
    const tasks = manager.getRepository(TaskRecord);
    if (task.state === "done") return (await tasks.findOneBy({ tenantId, key: nextKeyOf(id) }))?.id ?? null;
    const { operatorId } = by;
    const done = { state: "done", doneById: operatorId, version: version + 1 } as const;
    await tasks.update({ id }, { ...done, doneAt: () => "now()" });
    await recordAudit(manager, { tenantId, by, action: "task.done", entityId: id });
    const key = `task/${id}/done/${version}`;
    const facts = { taskId: id, title };
    await recordTimeline(manager, { tenantId, key, kind: "task.done", companyId, contactId, operatorId, facts });
    await tellOfTask(manager, { ...task, ...done }, by);
    return insertNext(manager, task, by);
  });
}

/** Reminded of as long before it is due as the one before. An assignee who has left hands on to whoever has done this one. */
async function insertNext(manager: EntityManager, task: Plain<TaskRecord>, by: OperatorRef): Promise<TaskId | null> {
  const { id, tenantId, recurrence, dueAt, remindAt } = task;
  if (recurrence === null || dueAt === null) return null;
  const next = await nextDue(manager, tenantId, recurrence, dueAt);
  if (next === null) return null;
  const { title, note, type, isAllDay, contactId, companyId, conversationId, appealId, authorId, createdBy } = task;
  const links = { contactId, companyId, conversationId, appealId };
  const aheadMs = remindAt && dueAt.getTime() - remindAt.getTime();
  const times = {
    dueAt: next,
    isAllDay,
    recurrence,
    remindAt: aheadMs === null ? null : new Date(next.getTime() - aheadMs),
  };
  const worksHere = await manager.query(`SELECT 1 FROM operators WHERE id = $1 AND "deactivatedAt" IS NULL`, [
    task.assigneeId,
  ]);
  const assigneeId = worksHere.length > 0 ? task.assigneeId : by.operatorId;
  const key = nextKeyOf(id);
  const row = { ...links, ...times, tenantId, key, title, note, type, assigneeId, authorId, createdBy };
  return (await insertTask(manager, row, by)).id;
}
