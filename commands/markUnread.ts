import type { DataSource } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, TenantId } from "../contracts/ids.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

interface Leaving {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
}

/** Makes the contact's last message unread again, for whoever comes back to it. Where they have said nothing, nothing changes. */
export async function markUnread(db: DataSource, { tenantId, conversationId }: Leaving): Promise<void> {
  await transact(db, async (manager) => {
    const [conversation]: { unread: number }[] = await manager.query(
      `SELECT unread FROM conversations WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
      [conversationId, tenantId],
    );
    if (conversation === undefined) throw new ProductError("conversation.not_found");
    if (conversation.unread > 0) return;
    const [changed]: [{ id: string }[], number] = await manager.query(
      `UPDATE conversations c SET unread = 1, "readSeq" = said.seq - 1 FROM (
         SELECT seq FROM messages WHERE "conversationId" = $1 AND direction = 'in' ORDER BY seq DESC LIMIT 1) said
       WHERE c.id = $1 RETURNING c.id`,
      [conversationId],
    );
    if (changed.length > 0) await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
  });
}
