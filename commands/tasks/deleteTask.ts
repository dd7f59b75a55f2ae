import type { DataSource } from "typeorm";
import { TaskRecord } from "../../entities/taskRecord.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { lockTask } from "./lockTask.ts";
import type { TaskRef } from "./lockTask.ts";
import { audited } from "./taskRow.ts";
import { tellOfTask } from "./tellOfTask.ts";

/** Throws task.not_found. */
export async function deleteTask(db: DataSource, ref: TaskRef): Promise<void> {
  const { tenantId, by } = ref;
  await transact(db, async (manager) => {
    const task = await lockTask(manager, ref);
    const { id, title, note, assigneeId, state, dueAt } = task;
    await manager.getRepository(TaskRecord).update({ id }, { deletedAt: () => "now()", version: task.version + 1 });
    const before = audited({ title, note, assigneeId, state, dueAt });
    await recordAudit(manager, { tenantId, by, action: "task.deleted", entityId: id, before });
    await tellOfTask(manager, task, by);
  });
}
