import type { DataSource } from "typeorm";
import type { OperatorId, TaskId, TenantId } from "../../contracts/ids.ts";
import { notify } from "../notify.ts";
import { transact } from "../transact.ts";

const BATCH = 500;

interface Due {
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly taskId: TaskId;
  readonly key: string;
}

/** Tells assignees of the tasks of which they are to be reminded by now, each once. Whether there may be more of them. */
export async function remindOfTasks(db: DataSource): Promise<boolean> {
  return transact(db, async (manager) => {
    const [due]: [Due[], number] = await manager.query(
      `UPDATE tasks SET "remindedAt" = now() WHERE id IN (
         SELECT w.id FROM tasks w
         JOIN tenants t ON t.id = w."tenantId" AND t.status = 'active'
         JOIN operators o ON o.id = w."assigneeId" AND o."deactivatedAt" IS NULL
         WHERE w."remindAt" <= now() AND w."remindedAt" IS NULL AND w.state = 'open' AND w."deletedAt" IS NULL
         ORDER BY w."remindAt" LIMIT $1 FOR NO KEY UPDATE OF w SKIP LOCKED)
       RETURNING "tenantId", "assigneeId" AS "operatorId", id AS "taskId", 'task/' || id || '/due/' || version AS key`,
      [BATCH],
    );
    for (const one of due) await notify(manager, { ...one, kind: "taskDue" });
    return due.length === BATCH;
  });
}
