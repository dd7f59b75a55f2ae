import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import type { Role } from "../contracts/permissions.ts";
import { lockOperator, requireAnotherAdministrator } from "./lockOperator.ts";
import { recordAudit } from "./recordAudit.ts";

interface PersonChange {
  readonly role?: Role | undefined;
  /** null: any number. */
  readonly maxOpenConversations?: number | null | undefined;
}

/** Changes what an administrator decides about an operator. Throws operator.last_administrator. */
export async function changePerson(
  db: DataSource,
  tenantId: TenantId,
  operatorId: OperatorId,
  { role, maxOpenConversations }: PersonChange,
  by: OperatorRef,
): Promise<void> {
  await db.transaction(async (manager) => {
    const before = await lockOperator(manager, tenantId, operatorId);
    if (before.role === "ADMIN" && role !== undefined && role !== "ADMIN") {
      await requireAnotherAdministrator(manager, tenantId, operatorId);
    }
    await manager.query(
      `UPDATE operators SET role = coalesce($2, role),
         "maxOpenConversations" = CASE WHEN $3 THEN $4 ELSE "maxOpenConversations" END WHERE id = $1`,
      [operatorId, role ?? null, maxOpenConversations !== undefined, maxOpenConversations ?? null],
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "person.changed",
      entityId: operatorId,
      before: role === undefined ? {} : { role: before.role },
      after: {
        ...(role !== undefined && { role }),
        ...(maxOpenConversations !== undefined && { maxOpenConversations }),
      },
    });
  });
}
