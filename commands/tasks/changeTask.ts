import type { DataSource } from "typeorm";
import type { TaskFields } from "../../contracts/task.ts";
import { TaskRecord } from "../../entities/taskRecord.ts";
import { changedFields } from "../changedFields.ts";
import type { Given } from "../companies/given.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { branchOf } from "./branchOf.ts";
import { lockTask } from "./lockTask.ts";
import type { TaskRef } from "./lockTask.ts";
import { requireRecurring } from "./requireRecurring.ts";
import { audited, rowOf } from "./taskRow.ts";
import { tellOfTask } from "./tellOfTask.ts";

/** Throws task.not_found, operator.not_found, task.recurrence_invalid. */
export async function changeTask(db: DataSource, ref: TaskRef, fields: Given<TaskFields>): Promise<void> {
  const { tenantId, by } = ref;
  await transact(db, async (manager) => {
    const task = await lockTask(manager, ref);
    const { id, assigneeId: formerId } = task;
    const row = rowOf(fields);
    const { before, after } = changedFields<object>(task, row);
    if (Object.keys(after).length === 0) return;
    const changed = { ...task, ...row, version: task.version + 1 };
    await requireRecurring(manager, tenantId, changed);
    const isGiven = changed.assigneeId !== formerId;
    const branchId = isGiven ? await branchOf(manager, tenantId, changed.assigneeId) : task.branchId;
    // At another time, or to somebody else, it is reminded of again.
    const isToldAgain = isGiven || changed.remindAt?.getTime() !== task.remindAt?.getTime();
    const remindedAt = isToldAgain ? null : task.remindedAt;
    const { version } = changed;
    await manager.getRepository(TaskRecord).update({ id }, { ...row, branchId, remindedAt, version });
    await recordAudit(manager, {
      tenantId,
      by,
      action: "task.changed",
      entityId: id,
      before: audited(before),
      after: audited(after),
    });
    await tellOfTask(manager, changed, by, isGiven ? { isGiven, formerId } : {});
  });
}
