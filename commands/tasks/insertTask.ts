import type { EntityManager } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { OperatorId, TaskId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { TaskRecord } from "../../entities/taskRecord.ts";
import { branchOf } from "./branchOf.ts";
import type { TaskRow } from "./taskRow.ts";
import { tellOfTask } from "./tellOfTask.ts";

interface NewTask extends TaskRow {
  readonly tenantId: TenantId;
  readonly key: string;
  readonly title: string;
  readonly assigneeId: OperatorId;
  readonly authorId: OperatorId | null;
  readonly createdBy: string | null;
}

/** Writes a task down and tells of it, unless there is one of this key already. Throws operator.not_found. */
export async function insertTask(
  manager: EntityManager,
  task: NewTask,
  by: AuditActor,
): Promise<{ readonly id: TaskId; readonly isNew: boolean }> {
  const { tenantId, key, assigneeId } = task;
  const tasks = manager.getRepository(TaskRecord);
  const branchId = await branchOf(manager, tenantId, assigneeId);
  const row = { type: "other" as const, ...task, id: newId("tsk"), branchId };
  const { raw }: { raw: unknown[] } = await tasks
    .createQueryBuilder()
    .insert()
    .values(row)
    .orIgnore()
    .returning("id")
    .execute();
  const isNew = raw.length > 0;
  const { id } = await tasks.findOneByOrFail({ tenantId, key });
  if (isNew) await tellOfTask(manager, { ...row, id, version: 0 }, by, { isGiven: true });
  return { id, isNew };
}
