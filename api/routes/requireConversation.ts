import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId, TenantId } from "../../contracts/ids.ts";

/** Throws conversation.not_found, also for a conversation of another tenant. */
export async function requireConversation(db: DataSource, tenantId: TenantId, id: ConversationId): Promise<void> {
  const found: unknown[] = await db.query(`SELECT 1 FROM conversations WHERE id = $1 AND "tenantId" = $2`, [
    id,
    tenantId,
  ]);
  if (found.length === 0) throw new ProductError("conversation.not_found");
}
