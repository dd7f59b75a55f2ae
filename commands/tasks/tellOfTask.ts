import type { EntityManager } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { OperatorId, TaskId, TenantId } from "../../contracts/ids.ts";
import { notify } from "../notify.ts";
import { recordEvents } from "../recordEvents.ts";

interface Told {
  readonly id: TaskId;
  readonly tenantId: TenantId;
  readonly assigneeId: OperatorId;
  readonly version: number;
}

interface Telling {
  /** It is given to its assignee just now. */
  readonly isGiven?: boolean;
  /** Whose it was until now. */
  readonly formerId?: OperatorId;
}

/** Says that a task has changed, in the change's own transaction; to whom somebody else gives it, also by a notification. */
export async function tellOfTask(
  manager: EntityManager,
  { id: taskId, tenantId, assigneeId, version }: Told,
  by: AuditActor,
  { isGiven = false, formerId }: Telling = {},
): Promise<void> {
  await recordEvents(manager, tenantId, [
    { kind: "task.changed", taskId },
    ...(formerId === undefined ? [] : [{ kind: "task.changed", taskId, operatorId: formerId } as const]),
  ]);
  if (!isGiven || assigneeId === by.operatorId) return;
  await notify(manager, {
    tenantId,
    operatorId: assigneeId,
    kind: "taskAssigned",
    key: `task/${taskId}/assigned/${version}`,
    taskId,
    by: by.name,
  });
}
