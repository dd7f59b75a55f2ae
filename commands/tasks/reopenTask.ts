import type { DataSource } from "typeorm";
import type { TaskId } from "../../contracts/ids.ts";
import { TaskRecord } from "../../entities/taskRecord.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import { lockTask } from "./lockTask.ts";
import type { TaskRef } from "./lockTask.ts";
import { nextKeyOf } from "./nextKeyOf.ts";
import { tellOfTask } from "./tellOfTask.ts";

/** Marks a task as not done after all; the one that followed it goes, if nobody has touched it. Throws task.not_found. */
export async function reopenTask(db: DataSource, ref: TaskRef): Promise<void> {
  const { tenantId, by } = ref;
  await transact(db, async (manager) => {
    const task = await lockTask(manager, ref);
    const { id, state } = task;
    if (state === "open") return;
    const open = { state: "open", doneAt: null, doneById: null, version: task.version + 1 } as const;
    await manager.getRepository(TaskRecord).update({ id }, open);
    const [gone]: [{ id: TaskId }[], number] = await manager.query(
      `UPDATE tasks SET "deletedAt" = now(), key = key || '/' || id
       WHERE "tenantId" = $1 AND key = $2 AND version = 0 AND "deletedAt" IS NULL RETURNING id`,
      [tenantId, nextKeyOf(id)],
    );
    await recordAudit(manager, { tenantId, by, action: "task.reopened", entityId: id });
    await tellOfTask(manager, { ...task, ...open }, by);
    await recordEvents(
      manager,
      tenantId,
      gone.map((next) => ({ kind: "task.changed", taskId: next.id })),
    );
  });
}
