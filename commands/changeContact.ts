import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ContactId, OperatorId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";
import { transact } from "./transact.ts";

interface ContactChange {
  readonly tenantId: TenantId;
  readonly contactId: ContactId;
  readonly responsibleId: OperatorId | null;
  readonly by: OperatorRef;
}

/** Says which operator is responsible for a contact. Throws contact.not_found, operator.not_found. */
export async function changeContact(
  db: DataSource,
  { tenantId, contactId, responsibleId, by }: ContactChange,
): Promise<void> {
  await transact(db, async (manager) => {
    const [before]: { responsibleId: OperatorId | null }[] = await manager.query(
      `SELECT "responsibleId" FROM contacts WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
      [contactId, tenantId],
    );
    if (before === undefined) throw new ProductError("contact.not_found");
    const found: unknown[] = await manager.query(
      `SELECT 1 FROM operators WHERE id = $1 AND "tenantId" = $2 AND "deactivatedAt" IS NULL`,
      [responsibleId, tenantId],
    );
    if (responsibleId !== null && found.length === 0) throw new ProductError("operator.not_found");
    await manager.query(`UPDATE contacts SET "responsibleId" = $2 WHERE id = $1`, [contactId, responsibleId]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "contact.changed",
      entityId: contactId,
      before: { responsibleId: before.responsibleId },
      after: { responsibleId },
    });
  });
}
