import type { EntityManager } from "typeorm";
import type { CompanyId, ContactId, TenantId } from "../../contracts/ids.ts";
import type { TaskRow } from "./taskRow.ts";

/** A task in a conversation is about its contact as well, and one about a contact about their company. */
export async function completeLinks(manager: EntityManager, tenantId: TenantId, row: TaskRow): Promise<TaskRow> {
  if (row.conversationId == null && row.contactId == null) return row;
  const [found]: { contactId: ContactId; companyId: CompanyId | null }[] = await manager.query(
    `SELECT p.id AS "contactId", p."companyId" FROM contacts p WHERE p."tenantId" = $1
       AND p.id = coalesce($2, (SELECT c."contactId" FROM conversations c WHERE c.id = $3 AND c."tenantId" = $1))`,
    [tenantId, row.contactId ?? null, row.conversationId ?? null],
  );
  if (found === undefined) return row;
  return { ...row, contactId: found.contactId, companyId: row.companyId ?? found.companyId };
}
