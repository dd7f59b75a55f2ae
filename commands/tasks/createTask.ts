import type { DataSource, EntityManager } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { OperatorId, TaskId, TenantId } from "../../contracts/ids.ts";
import type { TaskFields } from "../../contracts/task.ts";
import type { Given } from "../companies/given.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { completeLinks } from "./completeLinks.ts";
import { insertTask } from "./insertTask.ts";
import { requireRecurring } from "./requireRecurring.ts";
import { audited, rowOf } from "./taskRow.ts";

interface TaskToCreate {
  readonly tenantId: TenantId;
  readonly fields: Given<TaskFields> & { readonly title: string; readonly assigneeId: OperatorId };
  readonly by: AuditActor;
  /** The touch run that asks for it; absent where a person does. */
  readonly createdBy?: string;
  /** Of one asker the same key twice is one task. */
  readonly clientKey: string;
}

/** Adds a task, and tells its assignee where somebody else did. Throws operator.not_found, task.recurrence_invalid. */
export const createTask = (db: DataSource, task: TaskToCreate): Promise<TaskId> =>
  transact(db, (manager) => createTaskIn(manager, task));

/** The same in a transaction that is under way. */
export async function createTaskIn(
  manager: EntityManager,
  { tenantId, fields, by, createdBy, clientKey }: TaskToCreate,
): Promise<TaskId> {
  const { operatorId } = by;
  const row = await completeLinks(manager, tenantId, rowOf(fields));
  await requireRecurring(manager, tenantId, row);
  const { title, assigneeId } = fields;
  const { id, isNew } = await insertTask(
    manager,
    {
      ...row,
      title,
      assigneeId,
      tenantId,
      authorId: operatorId,
      createdBy: createdBy ?? null,
      key: `${createdBy ?? operatorId}/${clientKey}`,
    },
    by,
  );
  if (!isNew) return id;
  const { companyId = null, contactId = null } = row;
  const conversation = row.conversationId == null ? {} : { conversationId: row.conversationId };
  await recordAudit(manager, {
    tenantId,
    by,
    action: "task.created",
    entityId: id,
    ...conversation,
    after: audited(row),
  });
  const key = `task/${id}/created`;
  const facts = { taskId: id, title };
  await recordTimeline(manager, { tenantId, key, kind: "task.created", companyId, contactId, operatorId, facts });
  return id;
}
