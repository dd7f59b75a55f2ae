import type { EntityManager } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { TenantId } from "../../contracts/ids.ts";
import { nextDue } from "./nextDue.ts";
import type { TaskRow } from "./taskRow.ts";

/** Throws task.recurrence_invalid for a task that is to recur and has no next time. */
export async function requireRecurring(
  manager: EntityManager,
  tenantId: TenantId,
  { recurrence = null, dueAt = null }: TaskRow,
): Promise<void> {
  if (recurrence === null) return;
  if (dueAt === null || (await nextDue(manager, tenantId, recurrence, dueAt)) === null)
    throw new ProductError("task.recurrence_invalid");
}
