import type { EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TaskId, TenantId } from "../../contracts/ids.ts";
import { TaskRecord } from "../../entities/taskRecord.ts";
import type { Plain } from "../companies/given.ts";

export interface TaskRef {
  readonly tenantId: TenantId;
  readonly taskId: TaskId;
  readonly by: OperatorRef;
}

/** Reads a task that is about to be changed. Throws task.not_found. */
export async function lockTask(manager: EntityManager, { tenantId, taskId: id }: TaskRef): Promise<Plain<TaskRecord>> {
  const task = await manager
    .getRepository(TaskRecord)
    .findOne({ where: { id, tenantId }, lock: { mode: "for_no_key_update" } });
  if (task === null || task.deletedAt !== null) throw new ProductError("task.not_found");
  return task;
}
