import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import { nothingExtracted } from "../../contracts/extraction.ts";
import type { AppealId, ConversationId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";

/** Begins an appeal in the default pipeline; the one that is open already where there is one. */
export async function createAppeal(
  db: DataSource,
  { tenantId, conversationId }: { readonly tenantId: TenantId; readonly conversationId: ConversationId },
  { title }: { readonly title: string },
  by: OperatorRef,
): Promise<AppealId> {
  return transact(db, async (manager) => {
    const id = newId("apl");
    const made: unknown[] = await manager.query(
      `INSERT INTO appeals (id, "tenantId", "conversationId", "contactId", extraction, "extractedBy", title)
       SELECT $1, "tenantId", id, "contactId", $4, 'hand', $5 FROM conversations WHERE id = $2 AND "tenantId" = $3
       ON CONFLICT ("conversationId") WHERE status = 'open' DO NOTHING RETURNING 1`,
      [id, conversationId, tenantId, JSON.stringify(nothingExtracted), title],
    );
    if (made.length > 0) {
      await recordAudit(manager, {
        tenantId,
        by,
        action: "appeal.created",
        entityId: id,
        conversationId,
        after: { title },
      });
      return id;
    }
    const [open]: { id: AppealId }[] = await manager.query(
      `SELECT id FROM appeals WHERE "conversationId" = $1 AND "tenantId" = $2 AND status = 'open'`,
      [conversationId, tenantId],
    );
    if (open === undefined) throw new ProductError("conversation.not_found");
    return open.id;
  });
}
